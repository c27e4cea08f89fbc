// Everything that changes something: first what would happen, then why, then it is done, then what became of it.
import { post } from './api.js';
import { choices, dialog } from './dialog.js';
import { english, fill, h, say } from './dom.js';
import { subject } from './format.js';
import { button, chip, empty, table, trouble } from './parts.js';
import { t } from './words.js';

/** What one request may take at most (the API's own limit). */
export const MOST = 100;
/** Sooner than a rule would hold it again, nobody may let it pass. */
export const APPROVABLE = ['HOLD_CONDITION', 'OWNERSHIP_ASK', 'DOCUMENT_TOTALS_DIFFER'];
const WHY = 'preview in the console';

/** Sends these again, as they are, corrected, or approved. `done` is called when something was sent. */
export function sendAgain(selections, { edit, approve = false, limit, done = () => {} } = {}) {
  const kind = approve ? 'approve' : edit ? 'correct' : 'redrive';
  return dialog(t(`${kind}.title`, { count: selections.length }), async (body, close) => {
    const tried = approve ? { approve: true } : edit;
    const ask = (selection) => post('previews', { selection, why: WHY, limit, ...(tried ? { edit: tried } : {}) });
    const found = await each(body, selections, ask, t('preview.looking'));
    if (!body.isConnected) return;
    const previews = found.answers.flatMap((answer) => answer.previews);
    const left = found.answers.reduce((sum, answer) => sum + answer.left, 0);
    fill(body, found.problems.map(trouble), shown(previews, left),
      previews.length
        ? reason(t(`${kind}.do`, { count: previews.length }), async (why) => {
          const command = (selection) => post(approve ? 'approvals' : 'redrives',
            { selection, why, limit, ...(edit ? { edit } : {}) });
          const said = await each(body, selections, command, t('sending'));
          results(body, said, close);
          done();
        }, close)
        : h('div', { class: 'choices' }, button(t('close'), () => close(), { class: 'main' })));
    body.querySelector('textarea')?.focus();
  });
}

/** Takes these off the list. Each is {operation} or {incident}, with a name. */
export function dismiss(items, done = () => {}) {
  return dialog(t('dismiss.title', { count: items.length }), (body, close) => {
    fill(body, h('p', {}, t('dismiss.what')),
      h('ul', { class: 'names' }, items.slice(0, 10).map((item) => h('li', {}, item.name)),
        items.length > 10 ? h('li', { class: 'soft' }, t('more', { count: items.length - 10 })) : null),
      reason(t('dismiss.do', { count: items.length }), async (why) => {
        const said = await each(body, items, ({ name, ...which }) => post('dismissals', { ...which, why }), t('sending'));
        const count = said.answers.reduce((sum, answer) => sum + answer.count, 0);
        fill(body, said.problems.map(trouble), h('p', {}, t('dismiss.done', { count })), closing(close));
        say(t('dismiss.done', { count }));
        done();
      }, close));
    body.querySelector('textarea')?.focus();
  });
}

/** One after the other, with how far it is; a problem of one does not stop the others, unless it is everybody's. */
async function each(body, all, work, words) {
  const bar = h('progress', { 'aria-label': words });
  bar.max = all.length;
  bar.value = 0;
  fill(body, h('p', {}, words), bar);
  const answers = [];
  const problems = [];
  for (const one of all) {
    if (!body.isConnected) break;
    try {
      answers.push(await work(one));
    } catch (problem) {
      problems.push(problem);
      if ([0, 401, 403].includes(problem.status)) break;
    }
    bar.value = answers.length + problems.length;
  }
  return { answers, problems };
}

/** What would be written where: the present value beside the new one. */
function shown(previews, left) {
  if (previews.length === 0) return empty(t('preview.nothing'));
  const writes = previews.filter((one) => one.writes).length;
  return h('div', { class: 'preview' },
    h('p', {}, writes ? t('preview.writes', { count: writes }) : null, ' ', previews.length > writes ? t('preview.not', { count: previews.length - writes }) : null),
    left ? h('p', { class: 'soft' }, t('preview.left', { count: left })) : null,
    previews.map((one) => h('details', { open: previews.length <= 3 },
      h('summary', {}, h('strong', {}, subject(one.subject).name), ` → ${one.target} `, chip(one.writes ? 'writes' : 'nothing', one.writes ? 'warn' : 'quiet')),
      h('p', {}, english(one.sentence)),
      one.changes.length
        ? table(`${t('preview.title')}: ${subject(one.subject).name}`, [t('preview.what'), t('preview.now'), t('preview.then')], one.changes.map((change) => h('tr', {},
          h('th', { scope: 'row' }, english(change.what)), h('td', {}, english(change.current || '–')), h('td', {}, english(change.next || '–')))))
        : null)));
}

/** Asks why, then acts. */
export function reason(words, act, close) {
  const area = h('textarea', { rows: '2', maxlength: '1000', required: true, id: 'why' });
  const hint = h('p', { class: 'wrong', role: 'alert' });
  return h('div', {},
    h('label', { class: 'field', for: 'why' }, h('span', {}, t('reason'))), area, hint,
    h('p', { class: 'soft' }, t('reason.kept')),
    choices(words, () => {
      const why = area.value.trim();
      if (!why) {
        hint.textContent = t('reason.missing');
        area.focus();
        return;
      }
      act(why);
    }, close));
}

function results(body, said, close) {
  const lines = said.answers.flatMap((answer) => answer.lines);
  const sent = lines.filter((line) => line.queued).length;
  const left = said.answers.reduce((sum, answer) => sum + answer.left, 0);
  fill(body, said.problems.map(trouble),
    h('p', {}, h('strong', {}, t('sent', { count: sent }))),
    left ? h('p', {}, t('sent.left', { count: left })) : null,
    h('ul', { class: 'names' }, lines.map((line) => h('li', {}, english(line.sentence)))),
    said.answers.filter((answer) => answer.stopped).map((answer) => h('p', { class: 'wrong' }, english(answer.stopped))),
    closing(close));
  say(t('sent', { count: sent }));
}

function closing(close) {
  const last = button(t('close'), () => close(), { class: 'main' });
  queueMicrotask(() => last.focus());
  return h('div', { class: 'choices' }, last);
}
