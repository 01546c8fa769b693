//! What pointers do to a drawing: one drags it, two pinch it. Plain numbers, no page.

/// The pointers that are down on a drawing.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Pointers {
    down: Vec<Pointer>,
    /// How far the first one went, so that a click is told from a drag.
    travelled: f64,
}

#[derive(Clone, Copy, Debug, PartialEq)]
struct Pointer {
    id: i32,
    x: f64,
    y: f64,
}

/// What a movement asks for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Gesture {
    /// Move the drawing.
    Pan { dx: f64, dy: f64 },
    /// Enlarge it round a point.
    Pinch { factor: f64, x: f64, y: f64 },
}

/// How far a pointer may go in a click, in px.
const MAX_CLICK_TRAVEL: f64 = 4.0;

impl Pointers {
    /// A pointer comes down.
    pub(super) fn press(&mut self, id: i32, x: f64, y: f64) {
        if self.down.is_empty() {
            self.travelled = 0.0;
        }
        self.down.retain(|pointer| pointer.id != id);
        self.down.push(Pointer { id, x, y });
    }

    /// A pointer moves.
    pub(super) fn move_to(&mut self, id: i32, x: f64, y: f64) -> Option<Gesture> {
        let at = self.down.iter().position(|pointer| pointer.id == id)?;
        let before = self.down.get(at).copied()?;
        let (dx, dy) = (x - before.x, y - before.y);
        self.travelled += dx.abs() + dy.abs();
        if let Some(pointer) = self.down.get_mut(at) {
            (pointer.x, pointer.y) = (x, y);
        }
        match self.down.as_slice() {
            [_] if self.is_drag() => Some(Gesture::Pan { dx, dy }),
            [one, two] => {
                let other = if at == 0 { two } else { one };
                let distance = |x: f64, y: f64| {
                    let (dx, dy) = (x - other.x, y - other.y);
                    (dx * dx + dy * dy).sqrt()
                };
                let was = distance(before.x, before.y);
                (was > 0.0).then(|| Gesture::Pinch {
                    factor: distance(x, y) / was,
                    x: f64::midpoint(x, other.x),
                    y: f64::midpoint(y, other.y),
                })
            }
            _ => None,
        }
    }

    /// A pointer goes up.
    pub(super) fn release(&mut self, id: i32) {
        self.down.retain(|pointer| pointer.id != id);
    }

    /// Whether any is down.
    pub(super) fn is_dragging(&self) -> bool {
        !self.down.is_empty() && self.is_drag()
    }

    /// Whether what was done since the first came down is more than a click.
    pub(super) fn is_drag(&self) -> bool {
        self.travelled > MAX_CLICK_TRAVEL
    }
}

/// What a wheel asks for. A mouse wheel zooms; the two fingers of a touchpad move the drawing and,
/// with Control (which is what a pinch looks like), zoom it.
pub(super) fn wheel(event: Wheel) -> Gesture {
    let Wheel {
        dx,
        dy,
        lines,
        control,
        shift,
        x,
        y,
    } = event;
    // A mouse counts in lines or in large whole steps, and never sideways.
    let is_mouse = lines || (dx == 0.0 && dy.abs() >= 50.0 && dy.fract() == 0.0);
    if control || (is_mouse && !shift) {
        let growth = if is_mouse {
            0.2
        } else {
            (0.01 * dy.abs()).min(0.5)
        };
        let factor = if dy < 0.0 {
            1.0 + growth
        } else {
            1.0 / (1.0 + growth)
        };
        Gesture::Pinch { factor, x, y }
    } else if shift && dx == 0.0 {
        Gesture::Pan { dx: -dy, dy: 0.0 }
    } else {
        Gesture::Pan { dx: -dx, dy: -dy }
    }
}

/// A turn of the wheel, at a place of the drawing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Wheel {
    pub(super) dx: f64,
    pub(super) dy: f64,
    /// Whether the browser counts lines and not px.
    pub(super) lines: bool,
    pub(super) control: bool,
    pub(super) shift: bool,
    pub(super) x: f64,
    pub(super) y: f64,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_drag_pans_and_a_click_does_not() {
        let mut pointers = Pointers::default();
        pointers.press(1, 10.0, 10.0);
        assert_eq!(pointers.move_to(1, 12.0, 11.0), None);
        assert!(!pointers.is_drag());
        let pan = pointers.move_to(1, 22.0, 11.0);
        assert_eq!(pan, Some(Gesture::Pan { dx: 10.0, dy: 0.0 }));
        pointers.release(1);
        assert!(pointers.is_drag() && !pointers.is_dragging());
        assert_eq!(pointers.move_to(1, 30.0, 30.0), None);
    }

    #[test]
    fn two_pointers_pinch_round_their_middle() {
        let mut pointers = Pointers::default();
        pointers.press(1, 0.0, 0.0);
        pointers.press(2, 100.0, 0.0);
        let pinch = pointers.move_to(2, 200.0, 0.0);
        let expected = Gesture::Pinch {
            factor: 2.0,
            x: 100.0,
            y: 0.0,
        };
        assert_eq!(pinch, Some(expected));
    }

    #[test]
    fn a_mouse_wheel_zooms_and_a_touchpad_pans() {
        let turn = Wheel {
            dx: 0.0,
            dy: 100.0,
            lines: false,
            control: false,
            shift: false,
            x: 5.0,
            y: 6.0,
        };
        let zooms = |wheel_event| matches!(wheel(wheel_event), Gesture::Pinch { factor, .. } if factor < 1.0);
        assert!(zooms(turn));
        assert!(zooms(Wheel {
            dy: 3.0,
            lines: true,
            ..turn
        }));
        assert!(zooms(Wheel {
            dy: 3.5,
            control: true,
            ..turn
        }));
        let pans = |wheel_event, dx, dy| assert_eq!(wheel(wheel_event), Gesture::Pan { dx, dy });
        pans(Wheel { dy: 3.5, ..turn }, -0.0, -3.5);
        pans(
            Wheel {
                dx: 2.0,
                dy: 1.0,
                ..turn
            },
            -2.0,
            -1.0,
        );
        pans(
            Wheel {
                shift: true,
                ..turn
            },
            -100.0,
            0.0,
        );
    }
}
