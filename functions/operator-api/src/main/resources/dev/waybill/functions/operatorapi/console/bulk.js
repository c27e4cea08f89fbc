// What can be done with the chosen of a list: a bar below it, and the same by keys.
import { fill, h } from './dom.js';
import { may } from './me.js';
import { button } from './parts.js';
import { t } from './words.js';
import { APPROVABLE, MOST, dismiss, sendAgain } from './writes.js';

/**
 * `selection` says of one of the list what the API calls it when it is sent again, `dismissal` when it is taken off the list; `limit`
 * is how many of each selection are taken at most; `done` is called when something was done, `nothing` says what stands there while
 * nothing is chosen.
 */
export function bulk(list, bar, { selection, dismissal, limit, done, nothing = () => null }) {
  const approvable = (chosen) => chosen.every((one) => APPROVABLE.includes(one.code));
  const redrive = (chosen) => sendAgain(chosen.map(selection), { limit, done });
  const approve = (chosen) => sendAgain(chosen.map(selection), { limit, approve: true, done });
  const off = (chosen) => dismiss(chosen.map(dismissal), done);

  function draw() {
    const chosen = list.chosenItems();
    bar.classList.toggle('on', chosen.length > 0);
    if (chosen.length === 0) {
      fill(bar, nothing());
      return;
    }
    fill(bar,
      h('strong', {}, t('list.chosen', { count: chosen.length })),
      chosen.length > MOST ? h('span', {}, t('bulk.most', { count: MOST })) : [
        button(t('redrive.button'), () => redrive(chosen), { class: 'main' }),
        may('approver') && approvable(chosen) ? button(t('approve.button'), () => approve(chosen)) : null,
        button(t('dismiss.button'), () => off(chosen))],
      button(t('bulk.none'), () => list.chooseAll(false)));
  }

  const one = (act) => () => {
    const chosen = list.chosenItems();
    if (chosen.length && chosen.length <= MOST) act(chosen);
  };
  return {
    draw,
    keys: {
      ...(may('operator') ? { r: one(redrive), d: one(off) } : {}),
      ...(may('approver') ? { a: one((chosen) => approvable(chosen) && approve(chosen)) } : {}),
    },
  };
}
