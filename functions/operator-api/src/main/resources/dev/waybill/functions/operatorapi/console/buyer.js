// Find by an e-mail address: the shops are asked once, as Waybill keeps none to look by; what it knows of what they name follows.
import { get, post } from './api.js';
import { english, fill, h, say } from './dom.js';
import { at } from './format.js';
import { button, chip, empty, table, thing, trouble } from './parts.js';
import { t } from './words.js';

/** So many are looked up at once; the others have their links. */
const SHOWN = 20;

export function isAddress(text) {
  return /^[^\s@<>"]+@[^\s@<>"]+$/.test(text);
}

export async function buyer(root, wanted, signal) {
  fill(root, h('p', { class: 'soft' }, t('buyer.asking')));
  let found;
  try {
    found = await post('buyer-searches', { email: wanted });
  } catch (problem) {
    if (!signal.aborted) fill(root, trouble(problem), button(t('buyer.again'), () => buyer(root, wanted, signal)));
    return;
  }
  const traces = new Map();
  draw();
  say(t('buyer.found', { count: found.subjects.length }));
  for (const key of found.subjects.slice(0, SHOWN)) {
    if (signal.aborted) return;
    try {
      const { items } = await get('traces', { q: key });
      traces.set(key, items.find((one) => one.subject === key) ?? null);
    } catch {
      // Its link leads there, and says what is wrong.
    }
    if (!signal.aborted) draw();
  }

  function draw() {
    const { subjects, silent, all } = found;
    fill(root,
      subjects.length === 0 ? empty(t('buyer.none'), t('buyer.none.more'))
        : table(t('buyer.title'), [t('col.what'), t('find.where'), t('col.last')], subjects.map((key) => row(key, traces.get(key)))),
      all ? null : h('p', { class: 'soft' }, t('buyer.more')),
      silent.map((one) => h('div', { class: 'trouble' },
        h('p', {}, h('strong', {}, t('buyer.silent', { system: one.system }))),
        h('p', {}, english(one.why)),
        h('p', {}, t('next'), ' ', english(one.next)))),
      button(t('buyer.again'), () => buyer(root, wanted, signal)));
  }
}

function row(key, trace) {
  const last = trace?.operations.map((one) => one.ended_at).sort().at(-1);
  return h('tr', {},
    h('th', { scope: 'row' }, thing(key)),
    h('td', {}, trace === undefined ? '…'
      : trace === null ? t('buyer.unseen')
        : trace.targets.map((target) => h('div', {}, target.target_system, ' ', chip(target.state)))),
    h('td', {}, last ? at(last) : '–'));
}
