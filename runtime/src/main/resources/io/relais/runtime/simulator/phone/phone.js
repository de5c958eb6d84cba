// What the phone page needs beyond htmx: keeping each chat at its end, dropping events that it shows already, the
// composer's keys, the list's sheet, the tabs of a narrow screen and the form for another phone.
(() => {
  'use strict';

  const phoneOf = (element) => element.closest('.phone');
  const phones = () => [...document.querySelectorAll('.phone')];
  const NEAR_END = 120; // pixels from the end within which a chat follows its newest message

  // --- Chats stay at their end, unless somebody reads further up.

  const toEnd = (phone) => {
    const scroll = phone.querySelector('.scroll');
    scroll.scrollTop = scroll.scrollHeight;
  };

  const nearEnd = (phone) => {
    const scroll = phone.querySelector('.scroll');
    return scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < NEAR_END;
  };

  // --- Server-sent events: each phone shows a revision, and takes only newer ones.

  document.addEventListener('htmx:sseBeforeMessage', (event) => {
    const phone = phoneOf(event.target);
    const revision = Number(event.detail.lastEventId);
    if (revision <= Number(phone.dataset.after)) {
      event.preventDefault();
      return;
    }
    phone.dataset.after = String(revision);
    phone.dataset.follow = String(nearEnd(phone));
  });

  document.addEventListener('htmx:sseMessage', (event) => {
    const phone = phoneOf(event.target);
    const last = phone.querySelector('.chat > .msg:last-child');
    const added = event.detail.type.startsWith('line-');
    if (phone.dataset.follow === 'true' || (added && last?.classList.contains('mine'))) {
      toEnd(phone);
    }
    if (added && last?.classList.contains('theirs')) {
      markUnread(phone);
    }
  });

  const offline = (is) =>
    document.querySelectorAll('.offline').forEach((note) => {
      note.hidden = !is;
    });
  document.addEventListener('htmx:sseOpen', () => offline(false));
  document.addEventListener('htmx:sseError', () => offline(true));

  // --- The composer: Enter sends, Shift+Enter breaks the line, the field grows with its text.

  const grow = (field) => {
    field.style.height = 'auto';
    field.style.height = `${Math.min(field.scrollHeight, 132)}px`;
  };

  document.addEventListener('input', (event) => {
    if (event.target.matches('.composer textarea')) {
      grow(event.target);
    }
  });

  document.addEventListener('keydown', (event) => {
    const field = event.target;
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing && field.matches?.('.composer textarea')) {
      event.preventDefault();
      if (field.value.trim() !== '') {
        field.form.requestSubmit();
      }
    }
    if (event.key === 'Escape') {
      const phone = phoneOf(field) ?? document;
      closeSheet(phone.querySelector('.sheet-slot:not(:empty)'));
    }
  });

  let toastTimer;
  const toast = (text) => {
    const note = document.querySelector('.toast');
    note.textContent = text;
    note.hidden = false;
    clearTimeout(toastTimer);
    toastTimer = setTimeout(() => {
      note.hidden = true;
    }, 5000);
  };

  document.addEventListener('htmx:beforeRequest', (event) => {
    // What was typed leaves the field at once, and comes back if it did not go out.
    if (event.target.matches('.composer')) {
      const field = event.target.elements.text;
      event.target.dataset.sent = field.value;
      field.value = '';
      grow(field);
      field.focus();
    }
  });

  document.addEventListener('htmx:afterRequest', (event) => {
    const form = event.target;
    // A redirect counts as well, which htmx calls neither successful nor failed.
    if (event.detail.xhr.status >= 200 && event.detail.xhr.status < 400) {
      closeSheet(form.matches('.sheet') ? form.parentElement : null);
      return;
    }
    toast(document.body.dataset.failed);
    if (form.matches('.composer') && form.elements.text.value === '') {
      form.elements.text.value = form.dataset.sent ?? '';
      grow(form.elements.text);
    }
  });

  // --- The sheet of a list: a dialog within its phone; the rest of that phone waits.

  const behind = (slot) => [...slot.parentElement.children].filter((child) => child !== slot);

  document.addEventListener('htmx:afterSwap', (event) => {
    const slot = event.detail.target;
    if (slot?.matches?.('.sheet-slot')) {
      slot.opener = event.detail.requestConfig?.elt?.querySelector('button');
      behind(slot).forEach((element) => {
        element.inert = true;
      });
      slot.querySelector('.row')?.focus({ preventScroll: true });
    }
  });

  const closeSheet = (slot) => {
    if (!slot) {
      return;
    }
    behind(slot).forEach((element) => {
      element.inert = false;
    });
    slot.replaceChildren();
    slot.opener?.focus({ preventScroll: true });
  };

  // --- Buttons that open and close things.

  document.addEventListener('click', (event) => {
    const button = event.target.closest?.('[data-opens], [data-dismiss], [data-closes], [role=tab]');
    if (!button) {
      return;
    }
    if (button.dataset.opens) {
      document.getElementById(button.dataset.opens).showModal();
    } else if ('dismiss' in button.dataset) {
      button.closest('dialog').close();
    } else if ('closes' in button.dataset) {
      closeSheet(button.closest('.sheet-slot'));
    } else {
      show(button.getAttribute('aria-controls'));
    }
  });

  // --- Narrow screens show one phone at a time.

  const tabOf = (id) => document.getElementById(`tab-${id}`);

  const show = (id) => {
    phones().forEach((phone) => {
      const shown = phone.id === id;
      phone.classList.toggle('shown', shown);
      const tab = tabOf(phone.id);
      tab.setAttribute('aria-selected', String(shown));
      tab.tabIndex = shown ? 0 : -1;
      if (shown) {
        tab.querySelector('.unread').hidden = true;
        toEnd(phone);
      }
    });
    sessionStorage.setItem('phone', id);
  };

  const markUnread = (phone) => {
    if (!phone.classList.contains('shown')) {
      tabOf(phone.id).querySelector('.unread').hidden = false;
    }
  };

  document.querySelector('.tabs').addEventListener('keydown', (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step) {
      const tabs = [...event.currentTarget.querySelectorAll('[role=tab]')];
      const next = tabs[(tabs.indexOf(event.target) + step + tabs.length) % tabs.length];
      next.focus();
      show(next.getAttribute('aria-controls'));
    }
  });

  // --- Start.

  const clock = () => {
    const time = new Date().toLocaleTimeString(document.documentElement.lang, {
      hour: '2-digit',
      minute: '2-digit',
      hour12: false,
      timeZone: document.body.dataset.zone,
    });
    document.querySelectorAll('.clock').forEach((place) => {
      place.textContent = time;
    });
  };
  clock();
  setInterval(clock, 10_000);

  phones().forEach(toEnd);
  const asked = new URLSearchParams(location.search).get('phone');
  const wanted = [asked, sessionStorage.getItem('phone')].find((id) => id && document.getElementById(id)?.matches('.phone'));
  const first = wanted ?? phones()[0]?.id;
  if (first) {
    show(first);
  }
  if (asked && asked === wanted) {
    document.getElementById(wanted).scrollIntoView({ block: 'nearest', inline: 'center' });
    document.getElementById(wanted).querySelector('textarea').focus({ preventScroll: true });
  }
})();
