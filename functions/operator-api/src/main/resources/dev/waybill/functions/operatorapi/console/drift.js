// The looks at one way, the newest first: when did it differ, and what differs again and again.
import { get } from './api.js';
import { driftOf } from './balance.js';
import { fill, h } from './dom.js';
import { date, number } from './format.js';
import { keys } from './keys.js';
import { button, empty, table, trouble, way } from './parts.js';
import { link } from './router.js';
import { known, t } from './words.js';

const PER_PAGE = 10;
const MOST_NAMED = 10;

export function drift(root, { id }, signal) {
  keys({});
  const [flow = '', from = '', to = ''] = id.split('/');
  const path = `drifts/${[flow, from, to].map(encodeURIComponent).join('/')}`;
  const body = h('div');
  fill(root,
    h('p', { class: 'back' }, h('a', { href: link('balance') }, t('nav.balance'))),
    h('h1', {}, t('drift.looks'), ' ', h('span', { class: 'soft' }, known('flow', flow), ' ', way(from, to))), body);
  let looks = [];
  let next;

  async function more() {
    try {
      const page = await get(path, { limit: PER_PAGE, cursor: next });
      if (signal.aborted) return;
      const first = looks.length;
      looks = [...looks, ...page.items];
      next = page.next_cursor;
      draw();
      if (first) body.querySelectorAll('.looks details')[first]?.querySelector('summary').focus();
    } catch (problem) {
      if (!signal.aborted) fill(body, trouble(problem));
    }
  }

  function draw() {
    const again = repeated(looks);
    fill(body,
      again.length ? h('section', { class: 'panel' },
        h('h2', {}, t('drift.again')), h('p', { class: 'soft' }, t('drift.again.means', { count: looks.length })),
        table(t('drift.again'), [t('drift.what'), t('drift.times'), t('drift.since')], again.slice(0, MOST_NAMED).map((one) => h('tr', {},
          h('th', { scope: 'row' }, h('a', { href: link('find', '', { q: one.name }) }, one.name)), h('td', { class: 'number' }, number(one.times)), h('td', {}, date(one.since)))))) : null,
      h('section', { class: 'panel looks' }, h('h2', {}, t('drift.all')),
        looks.length ? looks.map((one) => driftOf(one, false)) : empty(t('drift.none')),
        next ? h('div', { class: 'choices' }, button(t('drift.older'), more)) : null));
  }

  more();
}

/** What differs in more than one of these looks, the most frequent first; `since` is the oldest of them. */
function repeated(looks) {
  const seen = new Map();
  for (const look of looks) {
    for (const one of look.differences ?? look.missing) {
      const name = one.sku ?? one.order;
      seen.set(name, { name, times: (seen.get(name)?.times ?? 0) + 1, since: look.compared_at.slice(0, 10) });
    }
  }
  return [...seen.values()].filter((one) => one.times > 1).sort((one, other) => other.times - one.times);
}
