const CHANGES = /** @type {HTMLDetailsElement[]} */ ([
  ...document.querySelectorAll('details.change'),
]);
const FOLDS = /** @type {HTMLDetailsElement[]} */ ([...document.querySelectorAll('details.group')]);

/**
 * Opens all that folds an element away.
 *
 * @param {Element} element
 */
function unfold(element) {
  for (let at = element.parentElement; at !== null; at = at.parentElement) {
    if (at instanceof HTMLDetailsElement) at.open = true;
  }
}

/**
 * Brings an element into sight and the focus to it; a change is opened.
 *
 * @param {Element} element
 */
function goTo(element) {
  // A filter may hide what a link leads to.
  if (element.closest('[hidden]') !== null) clearFilters();
  unfold(element);
  if (element instanceof HTMLDetailsElement) {
    element.open = true;
    if (element.matches('.change')) fill(element);
    element.querySelector('summary')?.focus({ preventScroll: true });
  } else if (element instanceof HTMLElement) {
    element.focus({ preventScroll: true });
  }
  element.scrollIntoView({ block: 'start' });
}

function goToHash() {
  const element = location.hash === '' ? null : document.getElementById(location.hash.slice(1));
  if (element !== null) goTo(element);
}

window.addEventListener('hashchange', goToHash);
// A second click on the same link changes no hash.
document.addEventListener('click', (event) => {
  const link = event.target instanceof Element ? event.target.closest('a[href^="#"]') : null;
  if (link !== null && link.getAttribute('href') === location.hash) goToHash();
});

for (const graph of document.querySelectorAll('details.graph')) {
  const drawing = /** @type {HTMLElement} */ (graph.querySelector('.drawing'));
  const button = /** @type {HTMLButtonElement} */ (graph.querySelector('button.fit'));
  button.addEventListener('click', () => {
    button.setAttribute('aria-pressed', String(graph.classList.toggle('fits')));
  });
  // Where all of it is in sight there is nothing to fit; a closed graph has no size yet.
  new ResizeObserver(() => {
    const { scrollWidth, clientWidth, scrollHeight, clientHeight } = drawing;
    const overflows = scrollWidth > clientWidth || scrollHeight > clientHeight;
    button.hidden = !overflows && !graph.classList.contains('fits');
  }).observe(drawing);
}

/** @type {HTMLDetailsElement[]} */
let unfoldedForPrint = [];
/** So many changes are printed open; more would be a book. */
const MOST_PRINTED = 300;

window.addEventListener('beforeprint', () => {
  const printed = [...FOLDS, ...(CHANGES.length > MOST_PRINTED ? [] : CHANGES)];
  unfoldedForPrint = printed.filter(({ open }) => !open);
  for (const details of unfoldedForPrint) {
    details.open = true;
    if (details.matches('.change')) fill(details);
  }
});
window.addEventListener('afterprint', () => {
  for (const details of unfoldedForPrint) details.open = false;
});
