import '../src/index.js';
import { offerLight } from './light.js';

offerLight();
