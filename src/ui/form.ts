import { attrs, html, type Html, type HtmlValue } from '#platform/html/html.ts';
import { keptByText } from '#platform/html/kept.ts';
import { icon } from './icon.ts';

/** The name under which each form sends its token. */
export const formTokenName = 'formToken';
/** Sent along where a form had files that did not come with it, because it had to be sent a second time. */
export const filesLostName = 'filesLost';

/** The hidden token that shows the server that this form came from one of its own pages. */
export function formToken(token: string): Html {
  return html`<input type="hidden" name="${formTokenName}" value="${token}">`;
}

/**
 * A form that changes something. The server judges every field and answers with all that is wrong, so the browser's own
 * checks, one bubble at a time, stay off. While it is being sent, a second press of the button does nothing.
 */
export function form(
  options: { action: string; token: string; id?: string; class?: string; label?: string; files?: true },
  inner: HtmlValue,
): Html {
  const { action, token, id, class: classes = 'stack', label, files } = options;
  const enctype = files === true && 'multipart/form-data';
  return html`<form method="post" action="${action}" class="${classes}"${attrs({ id, enctype, 'aria-label': label })} novalidate data-once>${formToken(token)}${inner}</form>`;
}

/** What every field has: a name (its id follows from it, see `idOf`), a label, and perhaps a hint and an error. */
export type FieldParts = {
  readonly name: string;
  readonly label: HtmlValue;
  readonly id?: string | undefined;
  readonly hint?: HtmlValue;
  readonly error?: string | undefined;
  /** The word for "optional", after the label. Fields without it are required, unless `required` says otherwise. */
  readonly optional?: string | undefined;
  /** False for a field of a group that says "optional" for all of them. */
  readonly required?: false | undefined;
};

export type TextField = FieldParts & {
  readonly type?: 'text' | 'email' | 'tel' | 'date' | 'search';
  readonly value?: string | undefined;
  readonly autocomplete?: string | undefined;
  readonly inputmode?: 'numeric' | 'email' | 'tel' | 'search' | undefined;
  readonly maxlength?: number | undefined;
  readonly min?: string | undefined;
  readonly max?: string | undefined;
  readonly list?: string | undefined;
  /** `s` for a post code or a date, `m` for a number; otherwise the field takes the width there is. */
  readonly width?: 's' | 'm' | undefined;
  /** For the enhancers: `data-…` attributes of the input. */
  readonly data?: Readonly<Record<`data-${string}`, string>>;
};

/** One line of text: label, hint, error, control, in this order. */
export function textField(field: TextField): Html {
  const { type = 'text', value, autocomplete = 'off', inputmode, maxlength, min, max, list, width, data = {} } = field;
  const input = attrs({
    ...controlAttributes(field),
    type,
    value,
    autocomplete,
    inputmode,
    maxlength,
    min,
    max,
    list,
    ...data,
  });
  return fieldAround(field, html`<input class="${classesOf('input', width)}"${input}>`);
}

export type TextArea = FieldParts & { readonly value: string; readonly maxlength: number; readonly rows?: number };

/** Several lines of text. A line feed comes first: browsers take the first one away. */
export function textArea(field: TextArea): Html {
  const { value, maxlength, rows = 6 } = field;
  const attributes = attrs({ ...controlAttributes(field), rows, maxlength });
  return fieldAround(field, html`<textarea class="input"${attributes}>${`\n${value}`}</textarea>`);
}

export type FileField = FieldParts & {
  /** What the browser offers to choose: `.pdf,image/jpeg`. The server looks at the bytes. */
  readonly accept: string;
  readonly data?: Readonly<Record<`data-${string}`, string>>;
};

/** Files to be sent along, several at once. */
export function fileField(field: FileField): Html {
  const { accept, data = {} } = field;
  const input = attrs({ ...controlAttributes(field), type: 'file', accept, multiple: true, ...data });
  return fieldAround(field, html`<input class="input files"${input}>`);
}

export type PasswordField = FieldParts & {
  readonly autocomplete: 'current-password' | 'new-password';
  readonly texts: { readonly showPassword: string; readonly hidePassword: string };
};

/** A password, never sent back by the server. The button that shows it appears where a script can work it. */
export function passwordField(field: PasswordField): Html {
  const { autocomplete, texts } = field;
  const input = attrs({
    ...controlAttributes(field),
    type: 'password',
    autocomplete,
    autocapitalize: 'none',
    spellcheck: 'false',
  });
  return fieldAround(
    field,
    html`<div class="password"><input class="input"${input}><button type="button" class="btn quiet reveal" aria-controls="${field.id ?? idOf(field.name)}" data-show="${texts.showPassword}" data-hide="${texts.hidePassword}" hidden>${texts.showPassword}</button></div>`,
  );
}

export type Option = { readonly value: string; readonly label: string };
export type OptionGroup = { readonly label: string; readonly options: readonly Option[] };

export type SelectField = FieldParts & {
  readonly options: readonly (Option | OptionGroup)[];
  readonly selected?: string | undefined;
  readonly autocomplete?: string | undefined;
  readonly width?: 's' | 'm' | undefined;
  readonly data?: Readonly<Record<`data-${string}`, string>>;
};

/** A choice from a list; options may stand in groups. */
export function selectField(field: SelectField): Html {
  const { options, selected, autocomplete, width, data = {} } = field;
  const select = attrs({ ...controlAttributes(field), autocomplete, ...data });
  const lines = options.map((each) => ('options' in each ? optionGroup(each, selected) : option(each, selected)));
  return fieldAround(field, html`<select class="${classesOf('select', width)}"${select}>${lines}</select>`);
}

function optionGroup({ label, options }: OptionGroup, selected: string | undefined): Html {
  return html`<optgroup label="${label}">${options.map((each) => option(each, selected))}</optgroup>`;
}

function option({ value, label }: Option, selected: string | undefined): Html {
  return html`<option value="${value}"${attrs({ selected: value === selected })}>${label}</option>`;
}

export type Checkbox = {
  readonly name: string;
  readonly label: HtmlValue;
  readonly checked?: boolean;
  readonly value?: string;
  readonly error?: string | undefined;
  readonly required?: boolean;
};

/** One box to tick, its words beside it. */
export function checkbox({ name, label, checked = false, value = 'yes', error, required = false }: Checkbox): Html {
  const id = idOf(name);
  const input = attrs({
    id,
    name,
    value,
    checked,
    required,
    'aria-invalid': error !== undefined && 'true',
    'aria-describedby': error !== undefined && `${id}-error`,
  });
  return html`<div class="field">${errorLine(id, error)}<label class="check"><input type="checkbox"${input}><span>${label}</span></label></div>`;
}

/** The row of buttons under a form; on a phone they fill the width, the main one first. */
export function actions(...buttons: readonly HtmlValue[]): Html {
  return html`<div class="row actions">${buttons}</div>`;
}

/** The button that sends the form; it says what happens, and what to wait for while it is sent. */
export function submit(
  label: HtmlValue,
  options: { kind?: 'big' | 'plain' | 'danger' | 'danger big'; name?: string; value?: string } = {},
): Html {
  const { kind = 'big', name, value } = options;
  return html`<button type="submit" class="btn ${kind}"${attrs({ name, value })}>${label}</button>`;
}

/** The sentence that says what is wrong with a field, found by `aria-describedby`. */
export function errorLine(id: string, error: string | undefined): Html | undefined {
  return error === undefined ? undefined : html`<p class="error" id="${id}-error">${icon('error')}${error}</p>`;
}

/** The ids of what describes a control: its hint, its error, and whatever else is named. */
export function describedBy(
  id: string,
  parts: Pick<FieldParts, 'hint' | 'error'>,
  ...more: readonly string[]
): string | undefined {
  const ids = [parts.hint !== undefined && `${id}-hint`, parts.error !== undefined && `${id}-error`, ...more];
  return ids.filter((each) => each !== false).join(' ') || undefined;
}

function fieldAround(field: FieldParts, control: Html): Html {
  const id = field.id ?? idOf(field.name);
  const { label, optional, hint, error } = field;
  return html`<div class="field"><label for="${id}">${label}${optional !== undefined && html` <span class="optional">(${optional})</span>`}</label>${hint !== undefined && html`<p class="hint" id="${id}-hint">${hint}</p>`}${errorLine(id, error)}${control}</div>`;
}

function controlAttributes(field: FieldParts): Record<string, string | boolean | undefined> {
  const id = field.id ?? idOf(field.name);
  return {
    id,
    name: field.name,
    required: field.optional === undefined && field.required !== false,
    'aria-invalid': field.error !== undefined && 'true',
    'aria-describedby': describedBy(id, field),
  };
}

/** The id of the control of a name: the name itself, or for names such as `1.8.1` what may be an id. */
export const idOf = keptByText(500, (name) => {
  const id = name.replace(/[^\w-]/g, '-');
  return /^[a-z]/i.test(id) ? id : `field-${id}`;
});

function classesOf(control: string, width: 's' | 'm' | undefined): string {
  return width === undefined ? control : `${control} w-${width}`;
}
