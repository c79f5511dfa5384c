/** The page's script: what it imports stands beside it, nothing comes from elsewhere. */

import { keepSession } from "./session.js";
import { settings } from "./server.js";
import { showList } from "./list.js";
import { showStory } from "./story.js";

keepSession();
if (settings.number === null) showList();
else showStory(settings.number);
