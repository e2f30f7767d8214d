/**
 * Computes the proof of work while the form is filled in, in a worker, so that typing stays smooth. A form sent earlier
 * waits for it; where it cannot be made, the form goes without and takes the slower path.
 */
for (const place of document.querySelectorAll<HTMLElement>('[data-proof]')) {
  const form = place.closest('form');
  if (form !== null) prove(place, form);
}

function prove(place: HTMLElement, form: HTMLFormElement): void {
  const field = place.querySelector<HTMLInputElement>('input[name="proof"]');
  const status = place.querySelector<HTMLElement>('[role="status"]');
  const say = (sentence: string | undefined): void => {
    if (status !== null) status.textContent = sentence ?? '';
  };
  let settled = false;
  let sendWith: HTMLElement | null | undefined;

  const settle = (proof: string | undefined): void => {
    settled = true;
    if (field !== null) field.value = proof ?? '';
    say(proof === undefined ? place.dataset['failed'] : place.dataset['done']);
    if (sendWith !== undefined) form.requestSubmit(sendWith);
  };

  // first in line, so that the guard against a second press does not take this one for the first
  const wait = (event: SubmitEvent): void => {
    if (settled) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    sendWith = event.submitter;
    say(place.dataset['working']);
  };
  form.addEventListener('submit', wait, { capture: true });

  const begin = (): void => {
    settled = false;
    sendWith = undefined;
    say(place.dataset['working']);
    void makeProof(place.dataset['proof'] ?? '').then(settle);
  };
  begin();
  // back from the next page: a proof is good once
  addEventListener('pageshow', (event) => {
    if (event.persisted) begin();
  });
}

async function makeProof(workerAddress: string): Promise<string | undefined> {
  try {
    const answer = await fetch('/captcha', { cache: 'no-store' });
    if (!answer.ok) return undefined;
    const challenge: unknown = await answer.json();
    const solution = await solve(workerAddress, challenge);
    return solution === null ? undefined : btoa(JSON.stringify({ challenge, solution }));
  } catch {
    return undefined;
  }
}

function solve(workerAddress: string, challenge: unknown): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(workerAddress);
    worker.addEventListener('message', (event) => {
      worker.terminate();
      resolve(event.data);
    });
    worker.addEventListener('error', () => {
      worker.terminate();
      reject(new Error('the worker failed'));
    });
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin to name
    worker.postMessage(challenge);
  });
}
