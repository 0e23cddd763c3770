"""Feltbog's building blocks. See them: ``python -m ui.gallery [--dark] [--screens]``. Import from the module named.

Begin an application (or a test) once: ``theme.apply(app, Theme.SYSTEM)`` and ``FocusTracker(app)`` (focus.py).
Words come from the caller, already translated. Colours are read while painting: a new theme needs no work.

text       Text(words, type, tone, wrap=) for every label; set_runs([Run(..)]) for bold parts; Icon; Tile.
buttons    PrimaryButton (one a screen), Button, LinkButton(flush=), DangerButton, IconButton(icon, tooltip);
           size="small|normal|large", icon=, trailing_icon=, keys=("Ctrl", "Enter"); set_unavailable(reason).
choices    QuickAction (Today), BigChoice (first run), ActionRow (Behold min [1], Tag imod [A]), Check.
chips      Chip(words, key); FilterChip("Alle 34"); Segmented([..], name).changed; CountBox(name).press(key).
fields     TextField, SearchField; Field(label, any editor) for others. set_error("" clears), set_hint, .editor.
picker     Picker(label, [Choice(value, text, beside)], editable=).changed(value).
moments    MomentField, DateField (F4: calendar). passphrase: PassphraseField.submitted; take text(), then clear().
voices     VoicePanel reads, VoiceEditor writes: "fact" | "own_words" | "assessment". PlainEditor for other text.
badges     StatusBadge(words, tone, icon), LevelBadge(1-4, words), SourceBadge(source, words), CountBadge;
           Badge is the same as plain data, for ListRow.badge.
cards      Card(title, count=, padding=, divided=): .body, add_action(widget), add_beside_title(widget); Divider.
lists      RowList(RowKind.DUE, name, RowModel()) paints ListRow(key, title, ..): activated_row / chosen_row.
rows       On a page that scrolls: fits_content=True. Cursor: set_rows(.., more=True) + more_wanted + append.
           100,000 rows: set_total(n) + wanted(offset, limit) + supply(offset, rows).
empty      EmptyState(icon, title, text, action).
toast      ToastHost(window).show_toast(Toast(words, "Fortryd")).undone.connect(..). Stops under mouse and focus.
sheet      Sheet(host): .content, open(first), close_sheet(), closed. Esc closes, Tab stays inside.
fence      Fence(title, scope, words, source_text=, origin=) for those with access; else build nothing.
timeline   Timeline.add(TimelineRow(Happening(..), below=panel)). steps: StepIndicator, RoundTrack.set_stops.
spine      Spine(app_name, lock): set_places([NavEntry]), set_here, set_count, set_space, set_sync, set_person,
           set_narrow; went. avatar: Avatar(name, size, other=). keycap: KeyCaps(["Tab"]).

Focus: give operable widgets 4 px of air. Drawing your own: setProperty("focusRing", "none"). A zone that is one
Tab stop keeps the ring and sets NoFocus on its chips. On dark ground: setProperty("onSpine", True).
Dates and numbers: ui.style.dates with ui.style.language.current(). Icons by meaning or Lucide file name.
"""
