// One set of prices: each old and new, the limits it touches, who let it pass; and deciding about them.
import { get } from './api.js';
import { english, fill, h } from './dom.js';
import { ago, at, number } from './format.js';
import { keys } from './keys.js';
import { List } from './list.js';
import { watch } from './live.js';
import { may, me } from './me.js';
import { button, chip, empty, facts, select, trouble, way } from './parts.js';
import { until } from './prices.js';
import { decide, limits, named, percent, price } from './pricing.js';
import { link, refine } from './router.js';
import { known, t } from './words.js';

const PAGE = 2_000;
const TONES = { OPEN: 'warn' };
const same = (one, other) => one.trim().toLowerCase() === other.trim().toLowerCase();

/** The whole set as it is at one moment: where somebody decides between two pages, it is read again. */
async function whole(id) {
  const path = `changes/${encodeURIComponent(id)}`;
  for (;;) {
    const first = await get(path, { limit: PAGE });
    const lines = [...first.prices];
    let cursor = first.next_cursor;
    let { version } = first;
    while (cursor && version === first.version) {
      const next = await get(path, { limit: PAGE, cursor });
      lines.push(...next.prices);
      ({ next_cursor: cursor, version } = next);
    }
    if (version === first.version) return { ...first, prices: lines };
  }
}

export function priceset(root, { id, query }, signal) {
  const filter = { text: '', state: '', limit: '', p: '', ...query };
  const top = h('div');
  const head = h('div', { class: 'filters', role: 'search' });
  const body = h('div');
  const bar = h('div', { class: 'bar', role: 'region', 'aria-label': t('bulk') });
  fill(root, h('p', { class: 'back' }, h('a', { href: link('prices') }, t('nav.prices'))), top, head, body, bar);
  let set;
  let drawn = '';
  const list = new List(body, {
    caption: t('prices.lines'),
    heads: [t('prices.sku'), t('prices.old'), t('prices.new'), t('prices.change'), t('prices.limits'), t('prices.approvers'), t('col.state')],
    id: (line) => `${line.sku} ${line.field}`,
    row: (line) => ({
      href: link('find', '', { q: line.sku }),
      name: named(line),
      cells: [
        null, h('span', { class: 'number' }, price(line.before, line.before_currency)),
        [h('strong', { class: 'number' }, price(line.after, line.currency)), h('div', { class: 'soft small' }, english(line.note || line.how))],
        h('span', { class: 'number' }, percent(line)), limits(line), line.approvers.join(', '), chip(line.state, TONES[line.state])],
    }),
    canChoose: may('approver'),
    figures: true,
    page: Number(filter.p) || 1,
    changed: ({ page }) => {
      refine({ ...filter, p: page > 1 ? page : '' });
      actions();
    },
  });

  const open = () => set.prices.filter((line) => line.state === 'OPEN');
  const mine = (line) => line.approvers.some((one) => same(one, me().who));
  const undoable = () => set.prices.filter((line) => ['PUBLISHED', 'KEPT', 'APPROVED'].includes(line.state));

  function matching() {
    const text = filter.text.toLowerCase();
    return set.prices.filter((line) => (!filter.state || line.state === filter.state)
      && (!filter.limit || (filter.limit === 'any' ? line.limits.length > 0 : line.limits.includes(filter.limit)))
      && (!text || line.sku.toLowerCase().includes(text)));
  }

  function filters() {
    const touched = [...new Set(set.prices.flatMap((line) => line.limits))].sort();
    fill(head,
      h('label', { class: 'field grow' }, h('span', {}, t('prices.sku')),
        h('input', { type: 'search', value: filter.text, 'data-at': 'text', autocomplete: 'off', on: { input: (event) => change('text', event.target.value) } })),
      select(t('prices.limits'), [['', t('prices.limit.all')], ...(touched.length ? [['any', t('prices.limit.any')]] : []), ...touched.map((one) => [one, known('limit', one)])],
        filter.limit, (value) => change('limit', value)),
      select(t('filter.state'), [['', t('filter.any')], ...[...new Set(set.prices.map((line) => line.state))].sort().map((one) => [one, known('state', one)])],
        filter.state, (value) => change('state', value)));
  }

  function change(name, value) {
    filter[name] = value;
    list.page = 1;
    refine({ ...filter, p: '' });
    show();
  }

  function show() {
    const found = matching();
    if (found.length) list.show(found);
    else fill(body, empty(t('person.noMatch'), t('person.noMatch.more')));
    actions();
  }

  /** What may be done now with what is chosen, or with all; nothing for who may only look. */
  function acts() {
    if (!set || !may('approver')) return {};
    const chosen = list.chosenItems();
    // An item is decided with all its fields.
    const skus = new Set(chosen.map((line) => line.sku));
    const wanted = set.prices.filter((line) => line.state === 'OPEN' && (!chosen.length || skus.has(line.sku)));
    const all = wanted.length === open().length;
    const live = ['APPROVED', 'PUBLISHED', 'UNDONE'].includes(set.state) && undoable().length > 0;
    return {
      ...(wanted.some((line) => !mine(line)) ? { a: () => decide(set, 'approval', wanted, all, decided) } : {}),
      ...(wanted.length ? { n: () => decide(set, 'rejection', wanted, all, decided) } : {}),
      ...(live && !chosen.length ? { u: () => decide(set, 'undo', undoable(), true, decided) } : {}),
    };
  }

  function decided() {
    list.chosen.clear();
    again();
  }

  function actions() {
    const { a, n, u } = acts();
    keys({ ...list.keys(), ...Object.fromEntries(Object.entries({ a, n, u }).filter(([, act]) => act)) });
    const chosen = list.chosenItems().length;
    bar.classList.toggle('on', chosen > 0);
    const decisions = () => [
      a ? button(t('approve.button'), () => acts().a?.(), { class: 'main' }) : null,
      n ? button(t('prices.reject'), () => acts().n?.()) : null,
      u ? button(t('prices.undo'), () => acts().u?.()) : null];
    fill(bar, chosen ? [h('strong', {}, t('list.chosen', { count: chosen })), decisions(), button(t('bulk.none'), () => list.chooseAll(false))] : null);
    fill(top.querySelector('.choices') ?? h('div'), chosen ? null : decisions());
  }

  function draw() {
    const waiting = open().filter(mine).length;
    document.title = `${t('prices.name', { shop: set.target_system })} · Waybill`;
    fill(top,
      h('h1', {}, t('prices.name', { shop: set.target_system }), ' ', chip(set.state)),
      h('section', { class: 'panel' },
        facts([
          [t('col.way'), [way(set.source_system, set.target_system), set.price_list ? ` (${set.price_list})` : null]],
          [t('prices.proposed'), at(set.proposed_at)],
          [t('prices.lines'), number(set.lines)], [t('col.open'), number(set.open)], [t('prices.two'), number(set.touched)],
          [t('prices.until'), until(set)],
          [t('prices.set'), h('code', {}, set.set)]]),
        set.decisions.length ? [h('h2', {}, t('prices.decisions')), h('ul', { class: 'names' }, set.decisions.map((one) => h('li', {},
          ago(one.at), ' ', h('strong', {}, one.who), ' ', known('state', one.kind), ' ', t('prices.of', { count: one.lines }), ': ', one.why)))] : null,
        waiting ? h('p', { class: 'note' }, t('prices.mine', { count: waiting })) : null,
        may('approver') ? h('div', { class: 'choices' }) : h('p', { class: 'soft' }, t('prices.approver'))));
  }

  const again = watch(async () => {
    const found = await whole(id);
    const now = `${found.version} ${found.state}`;
    if (now === drawn) return;
    drawn = now;
    set = found;
    draw();
    if (!head.contains(document.activeElement)) filters();
    show();
  }, 10, signal, (problem) => set === undefined && fill(top, h('h1', {}, t('nav.prices')), trouble(problem)));
}
