const FILTERS = /** @type {HTMLFormElement} */ (document.querySelector('form.toolbar'));
const SEARCH = /** @type {HTMLInputElement} */ (FILTERS.querySelector('input'));
const RESULT = /** @type {HTMLElement} */ (FILTERS.querySelector('.result'));
const CLEAR = /** @type {HTMLButtonElement} */ (FILTERS.querySelector('button'));
const EMPTY = /** @type {HTMLElement} */ (document.querySelector('p.empty'));
const GROUPS = /** @type {HTMLElement[]} */ ([...document.querySelectorAll('.group')]);
const SECTIONS = /** @type {HTMLElement[]} */ ([...document.querySelectorAll('section.plan')]);

/**
 * The text of each change; it is put together at the first search.
 *
 * @type {Map<HTMLDetailsElement, string> | undefined}
 */
let texts;
/**
 * The groups as they were before something was looked for.
 *
 * @type {Map<HTMLDetailsElement, boolean> | undefined}
 */
let before;

/** @param {string} name */
function chosen(name) {
  const select = FILTERS.querySelector(`select[name="${name}"]`);
  return select instanceof HTMLSelectElement ? select.value : '';
}

/** @returns {(change: HTMLDetailsElement) => boolean} */
function wanted() {
  const words = SEARCH.value.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length > 0) texts ??= new Map(CHANGES.map((change) => [change, textOf(change)]));
  const facts = ['kind', 'level', 'topic'].map((name) => ({ name, value: chosen(name) }));
  const plan = chosen('plan');
  return (change) =>
    facts.every(
      ({ name, value }) => value === '' || (change.dataset[name] ?? '').split(' ').includes(value),
    ) &&
    (plan === '' || change.closest('section.plan')?.id === plan) &&
    words.every((word) => texts?.get(change)?.includes(word));
}

function applyFilters() {
  const fits = wanted();
  const active = isFiltered();
  let count = 0;
  for (const change of CHANGES) {
    const shown = fits(change);
    if (change.hidden === shown) change.hidden = !shown;
    if (shown) count += 1;
  }
  foldGroups(active);
  for (const section of SECTIONS) {
    section.hidden = active && !holdsShown(section);
  }
  document.body.classList.toggle('filtered', active);
  RESULT.textContent = active ? `${count} of ${CHANGES.length}` : changesInAll();
  EMPTY.hidden = !active || count > 0;
  CLEAR.hidden = !active;
}

/** @param {boolean} active */
function foldGroups(active) {
  if (active) before ??= new Map(FOLDS.map((group) => [group, group.open]));
  for (const group of GROUPS) group.hidden = active && !holdsShown(group);
  for (const fold of FOLDS) {
    if (active && !fold.hidden) fold.open = true;
    if (!active) fold.open = before?.get(fold) ?? fold.open;
  }
  if (!active) before = undefined;
}

/** @param {Element} element */
function holdsShown(element) {
  return element.querySelector('details.change:not([hidden])') !== null;
}

function changesInAll() {
  return CHANGES.length === 1 ? '1 change' : `${CHANGES.length} changes`;
}

function isFiltered() {
  return (
    SEARCH.value.trim() !== '' ||
    ['kind', 'level', 'topic', 'plan'].some((name) => chosen(name) !== '')
  );
}

function clearFilters() {
  FILTERS.reset();
  applyFilters();
}

FILTERS.hidden = CHANGES.length === 0;
FILTERS.addEventListener('input', applyFilters);
FILTERS.addEventListener('submit', (event) => event.preventDefault());
CLEAR.addEventListener('click', () => {
  clearFilters();
  // The button goes, and would take the focus along.
  SEARCH.focus();
});
// A browser may fill the fields in again when the page comes back.
applyFilters();
