// Failures with one cause, told once; and one of them, with all that is open of it.
import { all, get } from './api.js';
import { bulk } from './bulk.js';
import { fill, h } from './dom.js';
import { ago, at, number, subject } from './format.js';
import { keys } from './keys.js';
import { List } from './list.js';
import { watch } from './live.js';
import { button, cause, chip, empty, facts, reasons, select, trouble } from './parts.js';
import { may } from './me.js';
import { link, refine } from './router.js';
import { known, t } from './words.js';
import { APPROVABLE, MOST, dismiss, sendAgain } from './writes.js';

/** The two ways to look at what needs a person. */
export function tabs(here) {
  return h('nav', { class: 'tabs', 'aria-label': t('nav.person') },
    h('a', { href: link('person'), 'aria-current': here === 'person' ? 'page' : null }, t('tab.items')),
    h('a', { href: link('incidents'), 'aria-current': here === 'incidents' ? 'page' : null }, t('tab.incidents')));
}

export function incidents(root, { query }, signal) {
  const state = query.state ?? 'OPEN';
  const body = h('div');
  const bar = h('div', { class: 'bar', role: 'region', 'aria-label': t('bulk') });
  const filter = select(t('filter.state'), [['all', t('filter.any')], ...['OPEN', 'RETRYING', 'RESOLVED', 'DISMISSED'].map((one) => [one, known('state', one)])],
    state, (value) => {
      refine({ state: value });
      window.dispatchEvent(new HashChangeEvent('hashchange'));
    });
  fill(root, h('h1', {}, t('nav.person')), tabs('incidents'), h('div', { class: 'filters' }, filter), body, bar);
  const list = new List(body, {
    caption: t('tab.incidents'),
    heads: [t('col.why'), t('col.system'), t('col.open'), t('col.last'), t('col.acts'), t('col.state')],
    id: (one) => one.incident,
    row: (one) => ({
      href: link('incident', one.incident),
      name: known('code', one.code),
      cells: [
        [' ', h('code', { class: 'code' }, one.code), h('div', { class: 'soft small clip', lang: 'en' }, one.why)],
        one.target_system, [number(one.open), h('span', { class: 'soft' }, ` / ${number(one.count)}`)], ago(one.last_at),
        h('span', { lang: 'en' }, one.who_acts), chip(one.state),
      ],
    }),
    canChoose: may('operator') && ['OPEN', 'RETRYING'].includes(state),
    changed: () => actions.draw(),
  });
  const actions = bulk(list, bar, {
    selection: (one) => ({ of: 'incident', cause: one.incident }),
    dismissal: (one) => ({ incident: one.incident, name: `${known('code', one.code)} · ${one.target_system}` }),
    limit: MOST,
    done: () => again(),
  });
  keys({ ...list.keys(), ...(list.canChoose ? actions.keys : {}) });
  let before;
  const again = watch(async () => {
    const found = await all('incidents', { state: state === 'all' ? '' : state });
    if (JSON.stringify(found) === before) return;
    before = JSON.stringify(found);
    if (found.items.length) list.show(found.items);
    else {
      list.show([]);
      fill(body, empty(t('incidents.none'), t('incidents.none.more')));
    }
    actions.draw();
  }, 15, signal, (problem) => before === undefined && fill(body, trouble(problem)));
}

export function incident(root, { id }, signal) {
  let before;
  const again = watch(async () => {
    const one = await get(`incidents/${encodeURIComponent(id)}`);
    if (one !== before) draw(one);
    before = one;
  }, 10, signal, (problem) => before === undefined && fill(root, h('h1', {}, t('incident.title')), trouble(problem)));

  function draw(one) {
    document.title = `${known('code', one.code)} · Waybill`;
    const selection = [{ of: 'incident', cause: one.incident }];
    const open = one.items.length > 0;
    const r = open && may('operator') && (() => sendAgain(selection, { limit: MOST, done: again }));
    const a = open && may('approver') && APPROVABLE.includes(one.code) && (() => sendAgain(selection, { limit: MOST, approve: true, done: again }));
    const d = open && may('operator') && (() => dismiss([{ incident: one.incident, name: known('code', one.code) }], again));
    const body = h('div');
    const list = new List(body, {
      caption: t('incident.items'), heads: [t('col.what'), t('col.since'), t('col.state')], id: (item) => item.opened_by,
      row: (item) => ({
        href: link('item', item.opened_by), name: subject(item.subject).name,
        cells: [[' ', h('span', { class: 'soft' }, item.source_system)], ago(item.received_at), [chip(item.state), item.retrying ? [' ', chip('RETRYING')] : null]],
      }),
      canChoose: false, changed: () => {},
    });
    keys({ ...list.keys(), ...Object.fromEntries(Object.entries({ r, a, d }).filter(([, act]) => act)) });
    fill(root,
      h('p', { class: 'back' }, h('a', { href: link('incidents') }, t('tab.incidents'))),
      h('h1', {}, known('code', one.code), ' ', chip(one.state)),
      h('section', { class: 'panel' },
        reasons(one),
        facts([[t('code'), h('code', {}, one.code)], [t('col.system'), one.target_system], [t('operation.kind'), one.operation],
          [t('col.acts'), h('span', { lang: 'en' }, one.who_acts)], [t('col.open'), number(one.open)], [t('incident.count'), number(one.count)],
          [t('first'), at(one.first_at)], [t('col.last'), at(one.last_at)],
          [t('incident.dismissed'), one.dismissed ? [one.dismissed.who, ': ', one.dismissed.why] : null]]),
        r || a || d ? h('div', { class: 'choices' },
          a ? button(t('approve.all'), a, { class: 'main' }) : null,
          r ? button(t('redrive.all'), r, { class: a ? null : 'main' }) : null,
          d ? button(t('dismiss.button'), d) : null) : null),
      h('h2', {}, t('incident.items')), body);
    if (open) list.show(one.items);
    else fill(body, empty(t('incident.none'), t('incident.none.more')));
  }
}
