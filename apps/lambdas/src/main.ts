import { App } from 'cdktf';
import { configOf } from './config/stages';
import { ImagePipeline } from './stack/image-pipeline';

const app = new App();
const config = configOf(process.env['STAGE'] ?? 'dev');
new ImagePipeline(app, `lambdas-${config.stack.stage}`, config);
app.synth();
