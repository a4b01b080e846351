// The box at a link in a text has two buttons that Wagtail's editor writes in English only
// (TooltipEntity of Draftail). This script stands in the page with their words in its data.
(() => {
  const { edit, remove } = document.currentScript.dataset;
  const words = { Edit: edit, Remove: remove };

  const translate = (box) => {
    for (const button of box.querySelectorAll('.Tooltip__button')) {
      // A later version that translates them itself writes other words.
      const word = words[button.textContent];
      if (word) button.textContent = word;
    }
  };

  new MutationObserver((changes) => {
    for (const { addedNodes } of changes) {
      for (const node of addedNodes) {
        if (node.nodeType === Node.ELEMENT_NODE) translate(node);
      }
    }
  }).observe(document.documentElement, { childList: true, subtree: true });
})();
