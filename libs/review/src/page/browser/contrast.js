// Evaluated in a page: the text whose contrast with what is behind it is below 4.5 : 1, as WCAG 2.2 asks (1.4.3).
(() => {
  /** @param {string} color */
  const channels = (color) => (color.match(/[\d.]+/g) ?? []).map(Number);
  /** @param {string} color */
  const isOpaque = (color) => color.startsWith('rgb') && (channels(color)[3] ?? 1) === 1;

  /** @param {string} color */
  const luminance = (color) => {
    const [red = 0, green = 0, blue = 0] = channels(color)
      .slice(0, 3)
      .map((channel) => channel / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };

  /**
   * @param {string} one
   * @param {string} other
   */
  const contrast = (one, other) => {
    const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  };

  /** @param {Element} element */
  const shapeBehind = (element) =>
    element.matches('.mark-sign')
      ? element.parentElement?.querySelector('.mark')
      : element.matches('.box text')
        ? element.parentElement?.querySelector('.frame')
        : element.parentElement?.querySelector('circle');

  /** @param {Element | null} element */
  const background = (element) => {
    for (let at = element; at !== null; at = at.parentElement) {
      const { backgroundColor } = getComputedStyle(at);
      if (isOpaque(backgroundColor)) return backgroundColor;
    }
    return 'rgb(255, 255, 255)';
  };

  /** @param {Element} element */
  const colors = (element) => {
    const style = getComputedStyle(element);
    if (!(element instanceof SVGElement)) return [style.color, background(element)];
    const shape = shapeBehind(element);
    return [style.fill, shape ? getComputedStyle(shape).fill : background(element)];
  };

  for (const details of document.querySelectorAll('details')) details.open = true;
  /** @type {string[]} */
  const poor = [];
  let checked = 0;
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const element = node.parentElement;
    const text = node.textContent?.trim() ?? '';
    if (element === null || text === '' || element.closest('script, title, noscript')) continue;
    const [ink = '', paper = ''] = colors(element);
    checked += 1;
    const ratio = contrast(ink, paper);
    if (ratio < 4.5) {
      poor.push(
        `${ratio.toFixed(2)} ${element.nodeName}.${element.className} '${text.slice(0, 40)}' ${ink} on ${paper}`,
      );
    }
  }
  for (const input of document.querySelectorAll('input')) {
    checked += 1;
    const ratio = contrast(getComputedStyle(input, '::placeholder').color, background(input));
    if (ratio < 4.5) poor.push(`${ratio.toFixed(2)} placeholder`);
  }
  return { checked, poor };
})();
