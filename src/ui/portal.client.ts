/** What every page loads: each import enhances what it finds and does nothing elsewhere. */
import './filter-list.client.ts';
import './focus.client.ts';
import './password.client.ts';
import './register.client.ts';
import './submit-once.client.ts';
