import { App } from 'cdktf';
import { configOf } from './config/stages';
import { addNetwork } from './network';

const app = new App();
addNetwork(app, configOf(process.env['STAGE'] ?? 'dev'));
app.synth();
