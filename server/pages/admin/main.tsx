import './base.css';
import './form.css';
import './page.css';
import { render } from 'preact';
import { adminWords } from '../../words/admin.ts';
import { App } from './app.tsx';

document.documentElement.lang = adminWords.lang;
const place = document.getElementById('app');
if (!place) throw new Error('The page has no #app.');
render(<App />, place);
