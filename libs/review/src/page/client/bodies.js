const BODIES = /** @type {Readonly<Record<string, string>>} */ (
  JSON.parse(document.getElementById('bodies')?.textContent ?? '{}')
);

/**
 * Puts the body of a change in, where it is not yet: its text was escaped when the page was made.
 *
 * @param {HTMLDetailsElement} change
 */
function fill(change) {
  const text = BODIES[change.id];
  const body = change.querySelector(':scope > .body');
  if (text !== undefined && body !== null && body.childElementCount === 0) body.innerHTML = text;
}

// `toggle` does not bubble; it comes before the next frame, so nothing is seen to jump.
document.addEventListener(
  'toggle',
  ({ target }) => {
    if (target instanceof HTMLDetailsElement && target.matches('.change[open]')) fill(target);
  },
  true,
);
document.querySelectorAll('details.change[open]').forEach((change) => {
  fill(/** @type {HTMLDetailsElement} */ (change));
});

/**
 * All text of a change, in small letters.
 *
 * @param {HTMLDetailsElement} change
 */
function textOf(change) {
  const late = BODIES[change.id];
  const text =
    late === undefined ? '' : late.replace(/<[^>]*>/g, ' ').replace(/&(\w+|#39);/g, unescaped);
  return `${change.textContent} ${text}`.toLowerCase();
}

/**
 * @param {string} whole
 * @param {string} name
 */
function unescaped(whole, name) {
  return { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }[name] ?? whole;
}
