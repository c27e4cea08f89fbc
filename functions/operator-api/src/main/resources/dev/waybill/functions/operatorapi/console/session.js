// Sign-in by OpenID Connect: authorization code with PKCE (RFC 7636), state and nonce. Tokens live in this tab only (sessionStorage),
// are sent to our own API only, and end by themselves; there is no refresh token.
const TOKENS = 'waybill.tokens';
const PENDING = 'waybill.sign-in';

let settings;
let provider;

export class SignInFailed extends Error {}

/** What the function says about the sign-in; nobody has to be signed in to know. */
export async function startSession() {
  settings = await json('./console/settings.json', { credentials: 'omit' });
  return settings.client_id !== '';
}

async function json(address, options) {
  const answer = await fetch(address, options);
  if (!answer.ok) throw new SignInFailed(`${new URL(address, location.href).host}: ${answer.status}`);
  return answer.json();
}

/** The issuer's own description, which must be that issuer's and lead to safe addresses. */
async function discover() {
  if (provider) return provider;
  const told = await json(`${settings.issuer.replace(/\/$/, '')}/.well-known/openid-configuration`, { credentials: 'omit' });
  if (told.issuer !== settings.issuer) throw new SignInFailed('issuer');
  for (const name of ['authorization_endpoint', 'token_endpoint', 'end_session_endpoint']) {
    if (told[name] !== undefined && !isSafe(told[name])) throw new SignInFailed(name);
  }
  provider = told;
  return provider;
}

function isSafe(address) {
  const url = new URL(address);
  return url.protocol === 'https:' || (url.protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname));
}

function redirectUri() {
  return new URL('./', location.href.split(/[?#]/)[0]).href;
}

/** Leaves for the issuer's page; comes back to where one was. */
export async function signIn() {
  const there = await discover();
  const pending = { state: chance(), nonce: chance(), verifier: chance(), hash: location.hash };
  sessionStorage.setItem(PENDING, JSON.stringify(pending));
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(pending.verifier));
  const address = new URL(there.authorization_endpoint);
  const asked = {
    response_type: 'code',
    client_id: settings.client_id,
    redirect_uri: redirectUri(),
    scope: settings.scope,
    state: pending.state,
    nonce: pending.nonce,
    code_challenge: base64url(new Uint8Array(digest)),
    code_challenge_method: 'S256',
  };
  for (const [name, value] of Object.entries(asked)) address.searchParams.set(name, value);
  location.assign(address);
}

/** Finishes a sign-in if the address says that one is under way. The code leaves the address at once, whatever comes of it. */
export async function comeBack() {
  const query = new URLSearchParams(location.search);
  if (!query.has('state')) return;
  const pending = JSON.parse(sessionStorage.getItem(PENDING) ?? '{}');
  sessionStorage.removeItem(PENDING);
  const hash = /^#\//.test(pending.hash ?? '') ? pending.hash : '#/today';
  history.replaceState(null, '', `./${hash}`);
  if (!pending.state || query.get('state') !== pending.state) throw new SignInFailed('state');
  if (query.has('iss') && query.get('iss') !== settings.issuer) throw new SignInFailed('iss');
  if (query.has('error')) throw new SignInFailed(query.get('error'));
  await redeem(query.get('code') ?? '', pending);
}

async function redeem(code, pending) {
  const there = await discover();
  const tokens = await json(there.token_endpoint, {
    method: 'POST',
    credentials: 'omit',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: settings.client_id,
      redirect_uri: redirectUri(),
      code,
      code_verifier: pending.verifier,
    }),
  });
  check(claims(tokens.id_token), pending.nonce);
  const ends = Date.now() + (tokens.expires_in ?? 3600) * 1000;
  sessionStorage.setItem(TOKENS, JSON.stringify({ access: tokens.access_token, id: tokens.id_token, ends }));
}

/** OpenID Connect Core 1.0 §3.1.3.7; the token came from the issuer itself over TLS, which stands in for its signature. */
function check(token, nonce) {
  const audience = [token.aud].flat();
  if (token.iss !== settings.issuer) throw new SignInFailed('id_token.iss');
  if (!audience.includes(settings.client_id)) throw new SignInFailed('id_token.aud');
  if (token.nonce !== nonce) throw new SignInFailed('id_token.nonce');
  if (!(token.exp * 1000 > Date.now() - 60_000)) throw new SignInFailed('id_token.exp');
}

function claims(token) {
  const bytes = Uint8Array.from(atob(token.split('.')[1].replace(/-/g, '+').replace(/_/g, '/')), (sign) => sign.charCodeAt(0));
  return JSON.parse(new TextDecoder().decode(bytes));
}

function tokens() {
  const kept = JSON.parse(sessionStorage.getItem(TOKENS) ?? 'null');
  return kept && kept.ends > Date.now() ? kept : undefined;
}

/** The token for our API; none once it has ended. */
export function token() {
  return tokens()?.access;
}

export function forget() {
  sessionStorage.removeItem(TOKENS);
}

/** Out here and, where the issuer knows how, there. */
export async function signOut() {
  const kept = tokens();
  forget();
  const there = await discover().catch(() => ({}));
  if (!there.end_session_endpoint) {
    location.reload();
    return;
  }
  const address = new URL(there.end_session_endpoint);
  // Cognito has names of its own for the last one (LogoutEndpoint, read 2026-11).
  const asked = { client_id: settings.client_id, id_token_hint: kept?.id, post_logout_redirect_uri: redirectUri(), logout_uri: redirectUri() };
  for (const [name, value] of Object.entries(asked)) if (value) address.searchParams.set(name, value);
  location.assign(address);
}

function chance() {
  return base64url(crypto.getRandomValues(new Uint8Array(32)));
}

function base64url(bytes) {
  return btoa(String.fromCharCode(...bytes)).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}
