// In one file, on one server and browser: they take longer to start than most tests.
import './admin-page/signing-in.ts';
import './admin-page/composing.ts';
import './admin-page/problems.ts';
import './admin-page/idempotency-key.ts';
import './admin-page/history.ts';
import './admin-page/reports.ts';
import './admin-page/naming.ts';
// Late, as it adds somebody whom the tests before would reach.
import './admin-page/test-to-oneself.ts';
import './admin-page/accessibility.ts';
