"""Where the money goes: the linear programme, its plan, prices and reasons."""
