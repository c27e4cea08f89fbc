// Who is here, and what they may do.
import { get } from './api.js';

const ORDER = ['viewer', 'operator', 'approver'];
let who = {};

export async function startMe() {
  who = await get('me');
}

export function me() {
  return who;
}

/** Only to offer no more than is allowed; the API itself decides. */
export function may(role) {
  return ORDER.indexOf(who.role) >= ORDER.indexOf(role);
}
