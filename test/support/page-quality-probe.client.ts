/** Looks at the open page from inside it. Bundled and put into the page by page-quality.ts; never sent to visitors. */

/** What makes the page scroll sideways, or what text does not fit its own box. Empty: all fits. */
export function misfits(): string[] {
  const width = document.documentElement.clientWidth;
  const scrolls = document.documentElement.scrollWidth > width;
  const wide = scrolls ? shown('body *').filter((each) => each.getBoundingClientRect().right > width + 1) : [];
  const cut = shown('.btn, .badge, .tariff, .segments label, .panes li, h1, h2, h3, dt, dd, summary, th').filter(
    (each) => each.scrollWidth > each.clientWidth + 1 && getComputedStyle(each).display !== 'inline',
  );
  const told = [
    ...wide.map((each) => `sticks out: ${name(each)}`),
    ...cut.map((each) => `does not fit: ${name(each)}`),
  ];
  return scrolls && told.length === 0 ? ['the page scrolls sideways'] : told;
}

/** WCAG 2.5.8: 24 px for everything one taps; our own rule: 44 px for what one does a page's work with. */
export function smallTargets(): string[] {
  const main =
    '.btn, .input, .select, .tiles a, .pager a, .nav a, .nav button, summary, .choice, .check, .segments label';
  const all = shown('a[href], button, input:not([type=hidden]), select, textarea, summary, label:has(input)').filter(
    // inside a label, the label is the target; the skip link shows itself when it is reached
    (each) => !(each.matches('input') && each.closest('label')) && !each.matches('.skip'),
  );
  return all.flatMap((each) => {
    const { width, height } = each.getBoundingClientRect();
    const least = each.matches(main) && !each.matches('.reveal') ? 44 : 24;
    // half a pixel is lost in rounding; a link within a sentence is as wide as its words
    const narrow = width < least - 0.5 && !(least === 44 && each.matches('.pager a'));
    return height < least - 0.5 || narrow ? [`${Math.round(width)}×${Math.round(height)}: ${name(each)}`] : [];
  });
}

/** Everything that is read or heard, a piece each. */
export function words(): string[] {
  const spoken = ['aria-label', 'title', 'alt', 'placeholder', 'data-label'].flatMap((attribute) =>
    [...document.querySelectorAll(`[${attribute}]`)].map((each) => each.getAttribute(attribute) ?? ''),
  );
  return [document.title, document.body.innerText, ...spoken];
}

/** Headings, labels, buttons and links as they are read: what has to be translated, unless it says what language it is. */
export function labels(): string[] {
  const all = shown('h1, h2, h3, label, legend, button, summary, th, dt, .hint, .lead, .error, .notice p, main a');
  const own = all.filter(
    (each) =>
      each.querySelector(':scope > [lang]:only-child') === null && each.closest('[lang]') === document.documentElement,
  );
  return own.map((each) => (each.textContent ?? '').replace(/[\s\u00a0]+/g, ' ').trim()).filter((each) => each !== '');
}

/** Addresses of this site that the page leads to. */
export function links(): string[] {
  const all = [...document.querySelectorAll<HTMLAnchorElement>('a[href]')];
  const here = all.filter(({ origin, pathname }) => origin === location.origin && pathname !== location.pathname);
  return [...new Set(here.map(({ pathname, search }) => pathname + search))];
}

export function headings(): string[] {
  return [...document.querySelectorAll('h1')].map((each) => each.textContent ?? '');
}

/** On paper: nothing to press that leads elsewhere, dark text on white. */
export function badPrint(): string[] {
  const wrong = shown('nav, .strip, .site-foot, .noprint, .menu-button').map((each) => `printed: ${name(each)}`);
  const pale = shown('h1, h2, h3, p, li, td, th, dt, dd, b, strong, small, label, a, span').filter(
    (each) => luminance(getComputedStyle(each).color) > 0.5,
  );
  wrong.push(...pale.map((each) => `pale: ${name(each)}`));
  const paper = getComputedStyle(document.body).backgroundColor;
  if (luminance(paper) < 0.95) wrong.push(`paper ${paper}`);
  return wrong;
}

/** With forced colours, shadows and backgrounds are gone: what shows a control or a day then? */
export function unseenInForcedColors(): string[] {
  const edge = (each: Element): string => {
    const { borderTopWidth, borderTopStyle, outlineWidth, outlineStyle } = getComputedStyle(each);
    const border = borderTopStyle === 'none' ? '0px' : borderTopWidth;
    const outline = outlineStyle === 'none' ? '0px' : outlineWidth;
    return `${border} ${outline}`;
  };
  const bare = shown('.btn:not(.quiet, .danger), .input, .select, .segments label, .choice, .drum, .digits i')
    .filter((each) => edge(each) === '0px 0px')
    .map((each) => `no edge: ${name(each)}`);
  const marked = [
    ['.segments label:has(:checked)', '.segments label:not(:has(:checked))'],
    ['.choice[aria-current]', '.choice:not([aria-current], :has(input))'],
    ['.cal .lit:not(.today)', '.cal td:not(.lit, .today)'],
    ['.cal .lit.today', '.cal .lit:not(.today)'],
    ['.cal .today:not(.lit)', '.cal td:not(.lit, .today)'],
    ['.panes .today', '.panes li:not(.today)'],
  ].flatMap(([special = '', plain = '']) => {
    const one = shown(special)[0];
    const other = shown(plain)[0];
    return one !== undefined && other !== undefined && edge(one) === edge(other)
      ? [`looks like others: ${special}`]
      : [];
  });
  return [...bare, ...marked];
}

function shown(selector: string): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>(selector)].filter((each) => {
    // the head of a table that is shown as cards is clipped away, and only heard
    if (each.closest('.sr, svg') !== null || (each.closest('thead')?.clientWidth ?? 2) <= 1) return false;
    const { width, height } = each.getBoundingClientRect();
    return width > 1 && height > 1 && each.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true });
  });
}

function name(each: Element): string {
  const classes = [...each.classList].map((every) => `.${every}`).join('');
  const text = (each.textContent ?? '').replace(/\s+/g, ' ').trim().slice(0, 40);
  return `<${each.tagName.toLowerCase()}${classes}> ${text}`;
}

/** 0 is black, 1 is white; a transparent colour counts as white paper. */
function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0, alpha = 1] = (color.match(/[\d.]+/g) ?? []).map(Number);
  return alpha === 0 ? 1 : (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255;
}
