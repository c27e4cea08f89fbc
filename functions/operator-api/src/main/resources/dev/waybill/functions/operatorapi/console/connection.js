// Testing the connection to a system: what was tried, what came back, and what to do about it.
import { post } from './api.js';
import { english, h, say } from './dom.js';
import { at } from './format.js';
import { may } from './me.js';
import { button, chip, table, trouble } from './parts.js';
import { known, t } from './words.js';

/** Draws, for each system, the button and what the last test here found; `redraw` is called when that changes. */
export function tester(redraw, signal) {
  const tests = new Map();

  async function run(system) {
    if (tests.get(system)?.running) return;
    put(system, { running: true }, t('test.running', { system }));
    try {
      const told = await post(`systems/${encodeURIComponent(system)}/checks`, {});
      const wrong = told.checks.filter((one) => !one.well).length;
      put(system, told, wrong ? t('test.wrong', { system, count: wrong }) : t('test.well', { system }));
    } catch (problem) {
      put(system, { problem }, t('trouble.title'));
    }
  }

  function put(system, test, words) {
    if (signal.aborted) return;
    tests.set(system, test);
    redraw();
    say(words);
  }

  return (system) => {
    if (!may('operator')) return null;
    const test = tests.get(system);
    return h('div', { class: 'test' },
      button(test?.running ? t('test.busy') : t('test.do'), () => run(system),
        { 'data-at': `test ${system}`, 'aria-disabled': test?.running ? 'true' : null, 'aria-describedby': `test-${system}` }),
      h('span', { id: `test-${system}`, class: 'unseen' }, system),
      test && !test.running ? result(system, test) : null);
  };
}

function result(system, test) {
  if (test.problem) return trouble(test.problem);
  if (test.checks.length === 0) return h('p', { class: 'soft small' }, t('test.nothing'));
  return [
    table(t('test.of', { system }), [t('test.tried'), t('col.state'), t('test.found')], test.checks.map((one) => h('tr', {},
      h('th', { scope: 'row' }, known('check', one.what)),
      h('td', {}, one.well ? chip('works', 'good') : chip('wrong', 'bad')),
      h('td', {}, english(one.found), one.next ? h('div', {}, t('next'), ' ', english(one.next)) : null)))),
    h('p', { class: 'soft small' }, at(test.at), '. ', t('test.means'))];
}
