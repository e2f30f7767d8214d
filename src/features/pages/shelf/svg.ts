/**
 * Whether an SVG picture is only a drawing: elements that draw, no scripts, nothing loaded from elsewhere. It is shown
 * as an `<img>` and sent with a policy of its own, either of which would be enough; the supplier still learns of it
 * here rather than from a picture that stays empty.
 */
import { ArticleRefused } from './refused.ts';

const drawing = new Set(
  (
    'svg g defs symbol use title desc path rect circle ellipse line polyline polygon text tspan textPath ' +
    'linearGradient radialGradient stop clipPath mask pattern marker style filter feGaussianBlur feOffset feBlend ' +
    'feColorMatrix feFlood feComposite feMerge feMergeNode feDropShadow feTurbulence feDisplacementMap'
  ).split(' '),
);

const piece = /<!--[\s\S]*?-->|<\?xml\s[^>]*\?>|<\/?([A-Za-z][\w:.-]*)((?:[^>"']|"[^"]*"|'[^']*')*)>|</g;
const attribute = /([^\s=/]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/** Throws ArticleRefused for what is more than a drawing, or no SVG. */
export function checkDrawing(svg: string): void {
  if (!/<svg[\s>]/.test(svg)) throw new ArticleRefused('it is not an SVG picture');
  for (const { 0: whole, 1: element, 2: attributes = '', index } of svg.matchAll(piece)) {
    if (whole.startsWith('<!--') || whole.startsWith('<?xml')) continue;
    if (element === undefined || !drawing.has(element)) {
      throw new ArticleRefused(`«${svg.slice(index, index + 20)}» has no place in a picture`);
    }
    checkAttributes(element, attributes);
  }
  if (/@import|expression\(|\\/i.test(svg)) throw new ArticleRefused('its styles bring in more than a picture may');
  checkReferences(svg);
}

function checkAttributes(element: string, attributes: string): void {
  for (const [, name = '', doubleQuoted, singleQuoted] of attributes.matchAll(attribute)) {
    const value = doubleQuoted ?? singleQuoted ?? '';
    if (/^on/i.test(name)) throw new ArticleRefused(`<${element}> has a handler, ${name}`);
    if (/(^|:)(href|src)$/i.test(name) && !value.startsWith('#')) {
      throw new ArticleRefused(`<${element}> refers to «${value}»: a picture may only refer to its own parts, #…`);
    }
    // a reference written letter by letter would pass the checks by
    if (/&#/.test(value)) throw new ArticleRefused(`<${element}> hides letters behind &#…; in ${name}`);
  }
}

function checkReferences(svg: string): void {
  for (const [, where = ''] of svg.matchAll(/url\(\s*["']?([^"')]*)/gi)) {
    if (!where.startsWith('#'))
      throw new ArticleRefused(`it loads «${where}»: a picture may only refer to its own parts`);
  }
}
