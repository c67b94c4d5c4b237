/**
 * Makes `__proto__` an ordinary key in this worker, so that a node of this name cannot change the objects of all other diagrams:
 * mermaid and dagre keep nodes by their ids in plain objects.
 */
Reflect.deleteProperty(Object.prototype, '__proto__');
