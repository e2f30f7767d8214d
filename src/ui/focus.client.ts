/** The list of errors, or the news that something is done, takes the focus, so that it is heard and seen first. */
document.querySelector<HTMLElement>('[data-focus]')?.focus();
