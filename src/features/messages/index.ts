/**
 * Messages: what the portal has sent to a customer, on which channel, when and with what result. They are written and sent
 * by `platform/outbox`; here they are read by whom they were for, and gateways report what became of them. What always
 * holds: nobody reads another's messages, and no link or code for a single use is shown again.
 */
export { messagePages } from './pages.ts';
