import type { Language } from '#kernel/language.ts';
import { attrs, html, type Html, type HtmlValue } from '#platform/html/html.ts';
import { uiTexts } from './texts.ts';

/** A day of the reading window: `30.` and `danes` or `torek`. */
export type Pane = { readonly number: string; readonly name: string; readonly state: 'past' | 'today' | 'ahead' };

/** The window's days as the panes of a lit window, one to nine of them. */
export function panes(days: readonly Pane[], language: Language): Html {
  const lit = days.map(({ number, name, state }) => {
    const classes = attrs({
      class: state === 'ahead' ? undefined : state,
      'aria-current': state === 'today' && 'date',
    });
    return html`<li${classes}><b>${number}</b> ${name}</li>`;
  });
  return html`<ol role="list" class="panes of-${days.length}" aria-label="${uiTexts(language).windowDays}">${lit}</ol>`;
}

/** The evening panel on top of home: the one thing that needs doing now. `id` names its heading. */
export function hero(options: {
  id: string;
  title: HtmlValue;
  text: HtmlValue;
  actions: HtmlValue;
  panes?: Html | undefined;
}): Html {
  const { id, title, text, actions, panes: days } = options;
  return html`<section class="night hero" aria-labelledby="${id}"><div class="stack"><h2 id="${id}">${title}</h2><p>${text}</p><div class="row">${actions}</div></div>${days}</section>`;
}

/** `number` undefined: the place of a day of another month, left empty. */
export type CalendarDay = { readonly number: number | undefined; readonly lit?: boolean; readonly today?: boolean };

/** A few weeks, Monday first, with the window's days lit. What the light says is also there to be heard. */
export function calendar(
  options: { caption: string; weeks: readonly (readonly CalendarDay[])[] },
  language: Language,
): Html {
  const { weekdays, weekdaysShort, windowOpen, today } = uiTexts(language);
  const heads = weekdaysShort.map(
    (short, index) => html`<th scope="col"><abbr title="${weekdays[index]}">${short}</abbr></th>`,
  );
  const cell = (day: CalendarDay): Html => {
    const said = [day.lit === true && windowOpen, day.today === true && today]
      .filter((word) => word !== false)
      .join(', ');
    const classes = [day.lit === true && 'lit', day.today === true && 'today']
      .filter((word) => word !== false)
      .join(' ');
    return html`<td${attrs({ class: classes || undefined })}>${day.number}${said !== '' && html`<span class="sr"> ${said}</span>`}</td>`;
  };
  const rows = options.weeks.map((week) => html`<tr>${week.map(cell)}</tr>`);
  return html`<table class="cal"><caption>${options.caption}</caption><thead><tr>${heads}</tr></thead><tbody>${rows}</tbody></table>`;
}
