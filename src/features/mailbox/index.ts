/**
 * The demo's mailbox: every mail and SMS that would have left the house, to be read in the browser. It shows one-time links
 * and codes to whoever asks, so it is routed in the demo only, where all people are invented.
 */
export { mailboxPages } from './pages.ts';
