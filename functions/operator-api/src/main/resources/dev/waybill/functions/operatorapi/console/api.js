// The operator API, which says what there is and does what people ask; a problem comes as it is told (RFC 9457).
import { forget, token } from './session.js';

const remembered = new Map();
const MOST_REMEMBERED = 200;

export class Problem extends Error {
  constructor(status, told) {
    super(told.detail ?? `HTTP ${status}`);
    this.status = status;
    this.code = told.code ?? '';
    this.next = told.next ?? '';
  }
}

async function ask(path, options) {
  const access = token();
  if (!access) throw new Problem(401, {});
  const answer = await fetch(`./v1/${path}`, {
    ...options,
    credentials: 'omit',
    cache: 'no-store',
    headers: { ...options.headers, Authorization: `Bearer ${access}` },
  }).catch((gone) => {
    if (gone.name === 'AbortError') throw gone;
    throw new Problem(0, {});
  });
  if (answer.status === 401) forget();
  return answer;
}

async function told(answer) {
  const text = await answer.text();
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}

/** What is at an address. While nothing changes there, the very same object again. */
export async function get(path, query = {}) {
  const asked = Object.entries(query).filter(([, value]) => value !== undefined && value !== '');
  const address = asked.length ? `${path}?${new URLSearchParams(asked)}` : path;
  const before = remembered.get(address);
  const answer = await ask(address, { headers: before ? { 'If-None-Match': before.etag } : {} });
  if (answer.status === 304 && before) return before.body;
  const body = await told(answer);
  if (!answer.ok) throw new Problem(answer.status, body);
  if (answer.headers.has('etag')) {
    remembered.delete(address);
    remembered.set(address, { etag: answer.headers.get('etag'), body });
    if (remembered.size > MOST_REMEMBERED) remembered.delete(remembered.keys().next().value);
  }
  return body;
}

/** All pages of a list, at most so many items. */
export async function all(path, query = {}, most = 5000) {
  const items = [];
  let cursor;
  do {
    const page = await get(path, { ...query, limit: 200, cursor });
    items.push(...page.items);
    cursor = page.next_cursor;
  } while (cursor && items.length < most);
  return { items, more: Boolean(cursor) };
}

/** Has something done, or previewed. The key makes a command that is repeated one command. */
export async function post(path, body, key = crypto.randomUUID()) {
  const answer = await ask(path, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': key },
  });
  const result = await told(answer);
  if (!answer.ok) throw new Problem(answer.status, result);
  return result;
}
