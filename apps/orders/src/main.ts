import { App } from 'cdktf';
import { configOf } from './config/stages';
import { Orders } from './stack/orders';

const app = new App();
const config = configOf(process.env['STAGE'] ?? 'dev');
new Orders(app, `orders-${config.stack.stage}`, config);
app.synth();
