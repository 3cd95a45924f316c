// What makes the pages quicker. Everything here also works without it.
"use strict";
document.documentElement.classList.add("scripted");
