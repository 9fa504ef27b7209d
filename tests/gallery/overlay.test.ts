// In one file, on one browser with one bundle: they take longer to start than most tests.
import './overlay/counter-and-list.ts';
import './overlay/toasts.ts';
import './overlay/banner.ts';
import './overlay/people.ts';
import './overlay/top-layer.ts';
import './overlay/guest.ts';
