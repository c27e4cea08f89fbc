// Needs a person: what is held or failed, to be looked at, sent again, approved, corrected or taken off the list.
import { all } from './api.js';
import { bulk } from './bulk.js';
import { fill, h } from './dom.js';
import { ago, number, subject } from './format.js';
import { tabs } from './incidents.js';
import { keys } from './keys.js';
import { List } from './list.js';
import { watch } from './live.js';
import { cause, chip, deadline, empty, select, trouble, way } from './parts.js';
import { link, refine } from './router.js';
import { may } from './me.js';
import { known, t } from './words.js';

export function person(root, { query }, signal) {
  const filter = { state: '', flow: '', code: '', system: '', text: '', sort: '', p: '', ...query };
  const head = h('div', { class: 'filters', role: 'search' });
  const body = h('div');
  const bar = h('div', { class: 'bar', role: 'region', 'aria-label': t('bulk') });
  fill(root, h('h1', {}, t('nav.person')), tabs('person'), head, body, bar);

  let items;
  let partly = false;
  const list = new List(body, {
    caption: t('nav.person'),
    heads: [t('col.what'), t('col.why'), t('col.way'), t('col.since'), t('col.deadline'), t('col.state')],
    id: (item) => item.opened_by,
    row: (item) => ({
      href: item.code === 'PRICES_TO_APPROVE' ? link('priceset', `${subject(item.subject).id}.${item.target_system}`) : link('item', item.opened_by),
      name: subject(item.subject).name,
      cells: [
        h('div', { class: 'soft small' }, known('flow', item.flow)),
        [h('div', {}, cause(item.code)), h('div', { class: 'soft small clip', lang: 'en' }, item.why)],
        way(item.source_system, item.target_system),
        ago(item.received_at),
        deadline(item) ?? '–',
        [chip(item.state), item.retrying ? [' ', chip('RETRYING')] : null],
      ],
    }),
    canChoose: may('operator'),
    page: Number(filter.p) || 1,
    changed: ({ page }) => {
      refine({ ...filter, p: page > 1 ? page : '' });
      actions.draw();
    },
  });

  const end = (item) => item.deadline ?? '9';

  const actions = bulk(list, bar, {
    selection: (item) => ({ of: 'operation', id: item.opened_by }),
    dismissal: (item) => ({ operation: item.opened_by, name: subject(item.subject).name }),
    done: () => again(),
    nothing: () => (partly ? h('p', { class: 'soft' }, t('person.partly', { count: items.length })) : null),
  });

  function matching() {
    const text = filter.text.toLowerCase();
    return items.filter((item) => (!filter.state || item.state === filter.state)
      && (!filter.flow || item.flow === filter.flow)
      && (!filter.code || item.code === filter.code)
      && (!filter.system || [item.source_system, item.target_system].includes(filter.system))
      && (!text || [item.subject, item.why, item.said, item.next, item.code].join(' ').toLowerCase().includes(text)))
      .sort((one, other) => (filter.sort === 'deadline' ? end(one).localeCompare(end(other)) : 0));
  }

  function filters() {
    const choice = (name, values, kind) => select(t(`filter.${name}`),
      [['', t('filter.any')], ...[...new Set(values)].filter(Boolean).sort().map((one) => [one, kind ? known(kind, one) : one])],
      filter[name], (value) => change(name, value));
    fill(head,
      h('label', { class: 'field grow' }, h('span', {}, t('filter.text')),
        h('input', { type: 'search', value: filter.text, 'data-at': 'text', autocomplete: 'off', on: { input: (event) => change('text', event.target.value) } })),
      choice('state', ['HELD', 'FAILED'], 'state'),
      choice('code', items.map((item) => item.code), 'code'),
      choice('flow', items.map((item) => item.flow), 'flow'),
      choice('system', items.flatMap((item) => [item.source_system, item.target_system])),
      select(t('filter.sort'), [['', t('sort.newest')], ['deadline', t('sort.deadline')]], filter.sort, (value) => change('sort', value)));
  }

  function change(name, value) {
    filter[name] = value;
    list.page = 1;
    refine({ ...filter, p: '' });
    show();
  }

  function show() {
    const found = matching();
    if (items.length === 0) {
      fill(body, empty(t('person.none'), t('person.none.more')));
    } else if (found.length === 0) {
      fill(body, empty(t('person.noMatch'), t('person.noMatch.more')));
    } else {
      list.show(found);
    }
    actions.draw();
  }

  async function load() {
    const found = await all('failures');
    const before = JSON.stringify(items);
    if (before === JSON.stringify(found.items)) {
      actions.draw();
      return;
    }
    items = found.items;
    partly = found.more;
    document.title = `${number(items.length)} · ${t('nav.person')} · Waybill`;
    if (!head.contains(document.activeElement) || before === undefined) filters();
    show();
  }

  const again = watch(load, 15, signal, (problem) => items === undefined && fill(body, trouble(problem)));
  keys({ ...list.keys(), ...actions.keys });
}
