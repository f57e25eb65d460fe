import { App } from 'cdktf';
import { configOf } from './config/stages';
import { Site } from './stack/site';

const app = new App();
const config = configOf(process.env['STAGE'] ?? 'dev');
new Site(app, `edge-${config.stack.stage}`, config);
app.synth();
