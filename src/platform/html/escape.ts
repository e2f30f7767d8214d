const SPECIAL = /[&<>"']/;

/**
 * Text made safe for HTML, both between tags and inside a quoted attribute.
 * Most text holds nothing special, so one regular expression test decides and returns it untouched.
 */
export function escapeHtml(text: string): string {
  if (!SPECIAL.test(text)) return text;
  let out = '';
  let copied = 0;
  for (let at = 0; at < text.length; at++) {
    const entity = entityFor(text.charCodeAt(at));
    if (entity === '') continue;
    out += text.slice(copied, at) + entity;
    copied = at + 1;
  }
  return out + text.slice(copied);
}

function entityFor(code: number): string {
  switch (code) {
    case 38:
      return '&amp;';
    case 60:
      return '&lt;';
    case 62:
      return '&gt;';
    case 34:
      return '&quot;';
    case 39:
      return '&#39;';
    default:
      return '';
  }
}
