import { App } from 'cdktf';
import { configOf } from './config/stages';
import { addRecovery } from './recovery';

const app = new App();
addRecovery(app, configOf(process.env['STAGE'] ?? 'dev', process.env['TIER']));
app.synth();
