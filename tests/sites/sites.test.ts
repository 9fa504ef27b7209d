// In one file, on one build, server and two browsers: they take longer to start than most tests.
import './parts/platforms.ts';
import './parts/rooms.ts';
import './parts/links.ts';
import './parts/steps.ts';
