"""投诉与进度: say what is wrong, see the answer coming, go further."""
