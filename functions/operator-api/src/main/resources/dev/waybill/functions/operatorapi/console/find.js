// Find: one box, and everything that happened to what it names.
import { get } from './api.js';
import { buyer, isAddress } from './buyer.js';
import { fill, h } from './dom.js';
import { subject } from './format.js';
import { keys } from './keys.js';
import { watch } from './live.js';
import { chip, empty, table, trouble } from './parts.js';
import { link } from './router.js';
import { lastOpen, timeline } from './timeline.js';
import { t } from './words.js';

export function find(root, { query }, signal) {
  keys({});
  const wanted = (query.q ?? '').trim();
  const result = h('div', { id: 'found' });
  fill(root, h('h1', {}, wanted ? t('find.for', { q: wanted }) : t('nav.find')), result);
  if (!wanted) {
    fill(result, empty(t('find.empty'), t('find.empty.more')));
    return;
  }
  if (isAddress(wanted)) {
    buyer(result, wanted, signal);
    return;
  }
  let before;
  watch(async () => {
    const found = await get('traces', { q: wanted });
    if (found === before) return;
    before = found;
    draw(found.items);
  }, 10, signal, (problem) => before === undefined && fill(result, trouble(problem)));

  function draw(items) {
    fill(result, items.length === 0 ? empty(t('find.none', { q: wanted }), t('find.none.more')) : null, items.map((trace) => one(trace)));
  }

  function one(trace) {
    const { name, system } = subject(trace.subject);
    return h('article', { class: 'panel' },
      h('h2', {}, name, ' ', h('span', { class: 'soft' }, system)),
      trace.targets.length === 0 ? null : table(t('find.where'), [t('col.system'), t('col.state'), t('find.there')], trace.targets.map((target) => h('tr', {},
        h('th', { scope: 'row' }, target.target_system), h('td', {}, chip(target.state), waits(trace, target)),
        h('td', {}, target.target_number || target.target_id ? h('strong', {}, target.target_number || target.target_id) : '–')))),
      h('p', {}, h('a', { href: link('ownership', '', { why: trace.subject }) }, t('find.why'))),
      timeline(trace),
      h('details', {}, h('summary', {}, t('find.text')), h('pre', { lang: 'en', tabindex: '0' }, trace.text)));
  }

  function waits(trace, target) {
    if (!['HELD', 'FAILED'].includes(target.state)) return null;
    const last = lastOpen(trace, target.target_system);
    return last ? [' ', h('a', { href: link('item', last.operation_id) }, t('find.settle'))] : null;
  }
}

/** The box in the head of every page. */
export function findBox() {
  const box = h('input', { type: 'search', id: 'q', name: 'q', autocomplete: 'off', spellcheck: 'false', placeholder: t('find.hint'), 'aria-label': t('nav.find') });
  return h('form', { class: 'find', role: 'search', on: {
    submit: (event) => {
      event.preventDefault();

      location.hash = link('find', '', { q: box.value.trim() });
    },
  } }, box, h('button', { type: 'submit' }, t('find.do')));
}
