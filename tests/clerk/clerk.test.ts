// In one file, on one Clerk, server and two browsers: they take longer to start than most tests.
import './clerk/signing-in.ts';
import './clerk/two-learners.ts';
import './clerk/server-pages.ts';
import './clerk/other-identity.ts';
// Last, as it ends the browsers.
import './clerk/left-behind.ts';
