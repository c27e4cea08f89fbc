// Who is here, what they may do, and what this installation offers.
import { get } from './api.js';

const ORDER = ['viewer', 'operator', 'approver'];
let who = {};
let paths = new Set();

export async function startMe() {
  const [me, description] = await Promise.all([get('me'), get('openapi.json')]);
  who = me;
  paths = new Set(Object.keys(description.paths ?? {}));
}

export function me() {
  return who;
}

/** Only to offer no more than is allowed; the API itself decides. */
export function may(role) {
  return ORDER.indexOf(who.role) >= ORDER.indexOf(role);
}

/** Whether the API has an address, such as /v1/balances. */
export function offers(path) {
  return paths.has(path);
}
