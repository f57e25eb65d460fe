// Stands in the head, so that the page never shows in another theme first.
const THEMES = /** @type {const} */ (['system', 'light', 'dark']);
const THEME_KEY = 'archway-theme';

/** @returns {(typeof THEMES)[number]} */
function storedTheme() {
  try {
    return THEMES.find((theme) => theme === localStorage.getItem(THEME_KEY)) ?? 'system';
  } catch {
    // A page from a sandbox has no storage.
    return 'system';
  }
}

/** @param {(typeof THEMES)[number]} theme */
function useTheme(theme) {
  if (theme === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
  const button = document.querySelector('button.theme');
  if (button !== null) button.textContent = `Theme: ${theme}`;
}

let theme = storedTheme();
useTheme(theme);

document.addEventListener('DOMContentLoaded', () => {
  const button = /** @type {HTMLButtonElement} */ (document.querySelector('button.theme'));
  button.hidden = false;
  useTheme(theme);
  button.addEventListener('click', () => {
    theme = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? 'system';
    useTheme(theme);
    try {
      localStorage.setItem(THEME_KEY, theme);
    } catch {
      // It holds for this page all the same.
    }
  });
});
