/** What the registration and profile forms load: each part enhances what it finds and does nothing elsewhere. */
import './post-code.client.ts';
import './proof.client.ts';
