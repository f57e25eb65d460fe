const HELP = /** @type {HTMLDialogElement} */ (document.querySelector('dialog'));
const HELP_BUTTON = /** @type {HTMLButtonElement} */ (document.querySelector('button.help'));
HELP_BUTTON.hidden = false;
HELP_BUTTON.addEventListener('click', () => HELP.showModal());

/** The change that has the focus, or that holds what has it. */
function current() {
  return CHANGES.find((change) => change.contains(document.activeElement));
}

/** @param {1 | -1} step */
function move(step) {
  const shown = CHANGES.filter((change) => !change.hidden);
  const here = current();
  const next =
    here === undefined ? (step === 1 ? 0 : shown.length - 1) : shown.indexOf(here) + step;
  const change = shown[next];
  if (change === undefined) return;
  unfold(change);
  const summary = /** @type {HTMLElement} */ (change.querySelector('summary'));
  summary.focus({ preventScroll: true });
  summary.scrollIntoView({ block: 'nearest' });
}

function escape() {
  const here = current();
  if (document.activeElement === SEARCH || here === undefined || !here.open) {
    clearFilters();
    if (document.activeElement === SEARCH) SEARCH.blur();
    return;
  }
  here.open = false;
  here.querySelector('summary')?.focus({ preventScroll: true });
}

/** @type {Readonly<Record<string, () => void>>} */
const KEYS = {
  '/': () => {
    SEARCH.focus();
    SEARCH.select();
  },
  '?': () => HELP.showModal(),
  j: () => move(1),
  k: () => move(-1),
  ArrowDown: () => move(1),
  ArrowUp: () => move(-1),
  Escape: escape,
};

document.addEventListener('keydown', (event) => {
  const { key, target } = event;
  if (event.ctrlKey || event.metaKey || event.altKey || HELP.open) return;
  const types = target instanceof Element && target.matches('input, select, textarea');
  if (types && key !== 'Escape') return;
  // The arrows scroll the page and the graph; only a change with the focus has them.
  const arrow = key.startsWith('Arrow');
  if (arrow && !(target instanceof Element && target.matches('.change > summary'))) return;
  const act = KEYS[key];
  if (act === undefined) return;
  event.preventDefault();
  act();
});

// Going to a fragment of its own accord, the browser takes the focus away once more.
window.addEventListener('load', goToHash);
