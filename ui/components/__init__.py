"""Feltbog's building blocks. See them all with ``python -m ui.gallery [--dark]``. Import from the module named.

Begin an application (or a test): ``theme.apply(app, Theme.SYSTEM)`` and ``FocusTracker(app)`` (focus.py), once.
All words come from the caller, already translated. Colours are read while painting: a change of theme needs nothing.

text       Text(words, type, tone, wrap=) for every label; set_runs([Run(..)]) for bold parts; Icon; Tile (icon on soft square).
buttons    PrimaryButton (one a screen), Button, LinkButton(flush=), DangerButton, IconButton(icon, tooltip).
           size="small|normal|large", icon=, trailing_icon=, keys=("Ctrl", "Enter"); set_unavailable(reason) disables and says why.
choices    QuickAction (Today), BigChoice (first run, checkable), ActionRow (Behold min [1], Tag imod [A]), Check.
chips      Chip(words, key) checkable; FilterChip("Alle 34"); Segmented([..], name).changed(index); CountBox(name).press(key).
fields     TextField, SearchField; Field(label, any editor) to make others. All: set_error("" clears), set_hint, .editor.
picker     Picker(label, [Choice(value, text, beside)], editable=).changed(value). moments: MomentField, DateField.
passphrase PassphraseField.submitted; text() then clear().
voices     VoicePanel to read, VoiceEditor to write: "fact" | "own_words" | "assessment". PlainEditor alone for other long text.
badges     StatusBadge(words, tone, icon), LevelBadge(1-4, words), SourceBadge(source, words), CountBadge;
           Badge is the same as plain data, for ListRow.badge.
cards      Card(title, count=, padding=, divided=) with .body, add_action(widget), add_beside_title(widget); Divider.
rows,lists RowList(RowKind.DUE, name, RowModel()) paints ListRow(key, title, ..); activated_row / chosen_row carry the row.
           Few rows on a scrolling page: fits_content=True. Cursor paging: set_rows(.., more=True) + more_wanted + append.
           100,000 rows: set_total(n) + wanted(offset, limit) + supply(offset, rows).
empty      EmptyState(icon, title, text, action).
toast      ToastHost(window).show_toast(Toast(words, "Fortryd")).undone.connect(..). Stops under mouse and focus.
sheet      Sheet(host) with .content; open(first), close_sheet(), closed. Esc closes, Tab stays inside.
fence      Fence(title, scope, words, source_text=, origin=) only for those with access; else build nothing.
timeline   Timeline.add(TimelineRow(Happening(..), below=panel)). steps: StepIndicator, RoundTrack.set_stops([TrackStop]).
spine      Spine(app_name, lock): set_places([NavEntry]), set_here, set_count, set_space, set_sync, set_person, set_narrow; went.
avatar, keycap   Avatar(name, size, other=), KeyCaps(["Tab"]).

Focus ring: give operable widgets 4 px of air to the edge of a scroll area. Own focus drawing: setProperty("focusRing", "none").
A zone that is one Tab stop keeps the ring itself and sets NoFocus on its chips. On dark ground: setProperty("onSpine", True).
Dates and numbers: ui.style.dates with ui.style.language.current(). Icons by meaning or Lucide name: ui/style/icons.
"""
