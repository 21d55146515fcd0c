"""The privacy screen: purposes and consents, what is held, who has looked, a copy, deletion."""
