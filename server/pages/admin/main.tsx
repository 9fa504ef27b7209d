import './base.css';
import './form.css';
import './page.css';
import { render } from 'preact';
import { App } from './app.tsx';

const place = document.getElementById('app');
if (!place) throw new Error('The page has no #app.');
render(<App />, place);
