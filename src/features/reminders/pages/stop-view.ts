import type { PageLanguage } from '#kernel/language.ts';
import { html, type Html } from '#platform/html/html.ts';
import { actions, form, submit } from '#ui/form.ts';
import { icon } from '#ui/icon.ts';
import { notice } from '#ui/notice.ts';
import type { Stoppable } from './stop.ts';
import { reminderTexts } from './texts.ts';

type StopView = {
  readonly language: PageLanguage;
  readonly code: string;
  readonly token: string;
  /** The stop has just been undone. */
  readonly undone: boolean;
};

/** What is on, with the button that stops it; or what was stopped, with the button that undoes it. */
export function stopView(found: Stoppable, view: StopView): Html {
  return found.pointsOn > 0 ? stillOn(found, view) : off(found, view);
}

function stillOn({ channel, pointsOn }: Stoppable, { language, code, token, undone }: StopView): Html {
  const { stop: t } = reminderTexts(language);
  const words = undone
    ? [html`<h1>${t.undone[channel]}</h1>`, html`<p class="lead">${t.undoneText(pointsOn)}</p>`]
    : [html`<h1>${t.question[channel]}</h1>`, html`<p class="lead">${t.questionText(pointsOn)}</p>`];
  const button = form(
    { action: `/s/${code}`, token, class: 'row stop' },
    submit(t.button, undone ? { kind: 'plain' } : {}),
  );
  return html`<div class="stack loose narrow">${undone && seal()}${words}${button}${settingsLink(language)}</div>`;
}

function off({ channel, pointsStopped, otherChannel }: Stoppable, { language, code, token }: StopView): Html {
  const { stop: t } = reminderTexts(language);
  const what = pointsStopped > 0 ? t.stoppedText(pointsStopped) : t.off;
  const again = form({ action: `/s/${code}/undo`, token, class: 'row' }, actions(submit(t.undo, { kind: 'plain' })));
  return html`<div class="stack loose narrow">${seal()}<h1>${t.stopped[channel]}</h1><p class="lead">${what}</p>
<div class="stack tight"><p>${t.onItsWay}</p>${otherChannel && html`<p>${t.otherStays[channel]}</p>`}</div>${pointsStopped > 0 && again}${settingsLink(language)}</div>`;
}

function seal(): Html {
  return html`<span class="seal">${icon('check')}</span>`;
}

function settingsLink(language: PageLanguage): Html {
  return html`<p><a href="/settings/reminders">${reminderTexts(language).stop.toSettings}</a></p>`;
}

/** For a code that stops nothing (any more). Calm: whoever comes here has done nothing wrong. */
export function unknownCodeView(language: PageLanguage, minutesLeft: number): Html {
  const { stop: t } = reminderTexts(language);
  const tooMany = minutesLeft > 0;
  return html`<div class="stack loose narrow"><h1>${tooMany ? t.tooMany : t.unknown}</h1>${notice('info', html`<p>${tooMany ? t.tooManyText(minutesLeft) : t.unknownText}</p>`)}${settingsLink(language)}</div>`;
}
