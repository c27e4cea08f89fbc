// Changing the ownership map: the file, what would change, what would have been decided otherwise, and putting it into force.
import { get, post } from './api.js';
import { dialog } from './dialog.js';
import { english, fill, h, say } from './dom.js';
import { keys } from './keys.js';
import { may } from './me.js';
import { button, select, table, trouble, way } from './parts.js';
import { go, link } from './router.js';
import { known, t } from './words.js';
import { reason } from './writes.js';

/** How many days are decided again, to choose from. */
const DAYS = [1, 7, 30];
const LIMIT = 50;

export async function change(root, place, signal) {
  keys({});
  try {
    const map = await get('ownership');
    const { source } = await get(`ownership/versions/${map.version}/source`);
    if (!signal.aborted) page(root, map.version, source);
  } catch (problem) {
    fill(root, h('h1', {}, t('nav.change')), trouble(problem));
  }
}

function page(root, version, source) {
  const file = h('textarea', { rows: '22', class: 'json', id: 'file', spellcheck: 'false', maxlength: '200000', value: source });
  const answer = h('div', { role: 'status' });
  let days = 7;
  const look = async (work) => {
    fill(answer, h('p', { class: 'soft' }, t('change.looking')));
    try {
      fill(answer, told(await work()));
    } catch (problem) {
      fill(answer, trouble(problem));
    }
  };
  fill(root, h('h1', {}, t('nav.change')),
    h('p', { class: 'soft' }, t('change.what', { version })),
    h('label', { class: 'field', for: 'file' }, h('span', {}, t('change.file'))), file,
    h('div', { class: 'filters' },
      button(t('change.check'), () => look(() => post('ownership/checks', { source: file.value })), { class: 'main' }),
      select(t('change.days'), DAYS.map((count) => [String(count), String(count)]), String(days), (chosen) => { days = Number(chosen); }),
      button(t('change.replay'), () => look(() => post('ownership/replays', { source: file.value, days, limit: LIMIT }))),
      may('approver') ? button(t('change.apply'), () => apply(file.value)) : null),
    answer);
}

/** What a look at the file found: everything that is wrong with it, or what would change. */
function told(answer) {
  if (answer.answer === 'wrong') {
    return h('div', { class: 'trouble' }, h('p', {}, h('strong', {}, t('change.wrong'))),
      h('ul', { class: 'names' }, answer.problems.map((one) => h('li', {}, t('change.line', { line: one.line }), ': ', english(`${one.what}; ${one.next}`)))));
  }
  return [
    h('h2', {}, t('change.changes')),
    answer.changes.length ? h('ul', { class: 'names' }, answer.changes.map((one) => h('li', {}, english(one.what)))) : h('p', {}, t('change.none')),
    answer.replay ? otherwise(answer.replay) : null];
}

function otherwise(replay) {
  const some = replay.ways.filter((one) => one.others.length);
  return [
    h('h2', {}, t('change.others')),
    some.length ? null : h('p', {}, t('change.same')),
    replay.ways.map((one) => [
      h('h3', {}, known('flow', one.flow), ' ', way(one.source, one.target)),
      h('p', { class: 'soft' }, t('change.counted', { decisions: one.decisions, left: one.left })),
      one.others.length
        ? table(`${t('change.others')}: ${known('flow', one.flow)} ${one.source} ${one.target}`, [t('change.whose'), t('change.now'), t('change.then')],
          one.others.map((other) => h('tr', {}, h('th', { scope: 'row' }, other.what), h('td', {}, english(other.inForce)), h('td', {}, english(other.wanted)))))
        : null]),
    replay.unasked.map((one) => h('p', { class: 'wrong' }, english(`${one.about}: ${one.failure.why}`)))];
}

function apply(source) {
  return dialog(t('change.apply'), (body, close) => {
    fill(body, reason(t('change.apply'), async (why) => {
      try {
        const done = await post('ownership/versions', { source, why });
        say(t('change.applied', { version: done.version }));
        close();
        go(link('ownership'));
      } catch (problem) {
        fill(body, trouble(problem));
      }
    }, close));
    body.querySelector('textarea')?.focus();
  });
}
